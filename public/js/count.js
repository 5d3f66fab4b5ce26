// How many characters may still be written into a long text. Seen at each key; said aloud only in a pause,
// and when not much room is left. The words are in the page, in every plural form of its language.
(() => {
  const SHAPES = [100, 11, 3, 2, 1, 0]; // numbers in whose forms the words come; the last ones are exact
  const LITTLE = 0.1; // of the most characters: with more room left, hearing about it is a nuisance
  const PAUSE = 1500; // quiet after the last key before it is said, in milliseconds
  const words = document.currentScript.dataset.words.split("|");
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const say = (left) => {
    const form = rules.select(left);
    const at = left === 0 ? SHAPES.length - 1 : SHAPES.findIndex((one) => rules.select(one) === form);
    return words[Math.max(at, 0)].replace("{n}", left);
  };
  for (const line of document.querySelectorAll("[data-count]")) {
    const field = document.getElementById(line.dataset.count);
    const [shown, said] = line.children;
    let timer;
    const left = () => Math.max(field.maxLength - field.value.length, 0);
    const show = () => {
      shown.textContent = say(left());
    };
    field.addEventListener("input", () => {
      show();
      clearTimeout(timer);
      timer = setTimeout(() => {
        said.textContent = left() <= field.maxLength * LITTLE ? shown.textContent : "";
      }, PAUSE);
    });
    // Something else may have filled it in.
    field.addEventListener("focus", show);
    show();
    line.hidden = false;
  }
})();
