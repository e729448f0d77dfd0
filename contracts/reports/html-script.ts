/** Chooses the language, filters the results and copies commands. Without it the whole report is there, in English. */
export const htmlScript = `
const root = document.documentElement;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

function speak(language) {
  root.lang = language;
  document.title = root.dataset[language === 'en' ? 'english' : 'chinese'];
}
const wanted = new URLSearchParams(location.search).get('lang') ?? navigator.language;
speak(wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
for (const button of all('button[data-language]')) {
  button.hidden = false;
  button.addEventListener('click', () => speak(button.dataset.language));
}

const form = document.querySelector('form');
function filter() {
  const statuses = all('[name=status]:checked', form).map((box) => box.value);
  const family = form.elements.family.value;
  for (const group of all('.group')) group.hidden = family !== '' && group.dataset.family !== family;
  for (const section of all('section')) {
    const empty = section.querySelector('.group:not([hidden])') === null;
    section.hidden = empty || !statuses.includes(section.dataset.status);
  }
  for (const article of all('article')) article.hidden = article.querySelector('section:not([hidden])') === null;
  document.querySelector('.none').hidden = document.querySelector('section:not([hidden])') !== null;
}
form.hidden = false;
form.addEventListener('change', filter);
// Some browsers keep what was chosen when a page is loaded again.
filter();

function select(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
const labels = document.querySelector('template').content;
for (const button of all('button.copy')) {
  button.hidden = false;
  const label = button.innerHTML;
  button.addEventListener('click', async () => {
    const command = button.previousElementSibling;
    let outcome = 'copied';
    try {
      await navigator.clipboard.writeText(command.textContent);
    } catch {
      select(command);
      outcome = 'selected';
    }
    button.replaceChildren(labels.querySelector('.' + outcome).cloneNode(true));
    setTimeout(() => { button.innerHTML = label; }, 3000);
  });
}
`;
