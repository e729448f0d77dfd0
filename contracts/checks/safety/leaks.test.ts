import { describe, expect, it } from 'vitest';
import { leaks } from './leaks.ts';

const leaksIn = (text: string) => leaks.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);

describe('what tells of the inside of a server is found:', () => {
  it.each([
    ['\tat com.example.Shop.find(Shop.java:42)', 'a stack trace of Java'],
    ['at jdk.internal.reflect.Invoker.invoke0(Native Method)', 'a stack trace of Java'],
    ['Caused by: org.example.ShopException: no shop', 'a stack trace of Java'],
    ['Traceback (most recent call last):', 'a stack trace of Python'],
    ['File "/srv/shop/app.py", line 12, in find', 'a stack trace of Python'],
    ['    at find (/srv/shop/dist/app.js:10:15)', 'a stack trace of Node.js'],
    ['    at async node:internal/process/task_queues:95:5', 'a stack trace of Node.js'],
    ['    at Shop.find (file:///srv/shop/app.mjs:3:9)', 'a stack trace of Node.js'],
    ['    at find (C:\\shop\\app.js:10:15)', 'a stack trace of Node.js'],
    ['goroutine 18 [running]:', 'a stack trace of Go'],
    ['Stack trace:\n#0 /var/www/shop.php(12): find()', 'a stack trace of PHP'],
    ['<b>Fatal error</b>:  Uncaught Error in <b>/var/www/shop.php</b>', 'a stack trace of PHP'],
    ['   at Shop.Find(String id) in D:\\shop\\Shop.cs:line 12', 'a stack trace of .NET'],
    ['System.InvalidOperationException: no shop', 'a stack trace of .NET'],
    ["app/shop.rb:12:in `find'", 'a stack trace of Ruby'],
    ['ERROR: relation "instances" does not exist', 'an error message of a database'],
    ["ER_DUP_ENTRY: Duplicate entry '1' for key 'id'", 'an error message of a database'],
    ['SQLITE_CONSTRAINT: UNIQUE constraint failed: shop.id', 'an error message of a database'],
    ['org.springframework.dao.DataAccessException', 'the error of a database driver'],
    ['psycopg2.errors.UniqueViolation', 'the error of a database driver'],
    ['INSERT INTO instances (id) VALUES (1)', 'an SQL statement'],
    ['dial tcp 10.0.0.5:5432: connection refused', 'the address of an inner server'],
    ['root:x:0:0:root:/root:/bin/bash', 'the content of a file of the server'],
    ['PATH=/usr/local/bin:/usr/bin', "variables of the server's environment"],
    ["open '/home/shop/data/instances.json'", 'a file path of the server'],
    ['C:\\inetpub\\shop', 'a file path of the server'],
    ['java.lang.NullPointerException', 'the name of an exception'],
    ["KeyError: 'orderId'", 'the message of an exception'],
  ])('%s', (text, what) => {
    expect(leaksIn(text)).toContain(what);
  });
});

describe('what customers and developers may read is no leak:', () => {
  it.each([
    'https://x/home/a',
    'https://www.example.com/home/help.html',
    'https://www.example.com:8443/app/index.php?path=/home',
    '请登录 https://www.example.com/opt/login.html 查看 /home 目录',
    '参数错误：instanceId 不存在（错误码 000003）',
    'Please select a plan from the list, or update your data.',
    'Select a product from the shop, then set your password',
    'Meet us at 10:30:00 (room 3:15:2)',
    'Welcome! Your path: /home',
    'Delete from list, insert into basket',
    'parameter orderId is missing',
    'Unexpected end of JSON input',
    'instance is invalid: constraint on status',
    'at most 64 characters (see guide.pdf:12)',
    'The system error: please retry',
    'date: 2026-01-01, home: yes',
    '{"traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}',
  ])('%s', (text) => {
    expect(leaksIn(text)).toEqual([]);
  });
});
