import type { Course } from '../source.ts';

/** A verification that goes on to its end, unheard. */
export const wholeCourse: Course = { begin() {}, enough: new AbortController().signal, giveUp() {} };
