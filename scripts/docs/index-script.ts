/** Filters the exchanges while the reader types: each word must stand in the exchange or in what heads its guide. */
export const indexScript = `
const field = document.querySelector('input');
field.hidden = false;
field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\\s+/);
  for (const section of document.querySelectorAll('section')) {
    const head = [...section.querySelectorAll('h2, p')].map((node) => node.textContent).join(' ');
    const items = [...section.querySelectorAll('li')];
    for (const item of items) {
      const text = (head + ' ' + item.textContent).toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
    }
    section.hidden = items.every((item) => item.hidden);
  }
  document.querySelector('.none').hidden = document.querySelector('section:not([hidden])') !== null;
});
`;
