// The search without a browser: reads a script, indexes with their files by address and with
// questions, and texts as JSON. Writes for each index the answers to its questions with the files
// that they loaded, and each text as the script folds it.
import { readFileSync } from "node:fs";

const { script, indexes, texts } = JSON.parse(readFileSync(0, "utf8"));
const { searchIn, fold, writtenOut } = await import(`data:text/javascript,${encodeURIComponent(script)}`);

async function answersOf({ files, questions }) {
  const parsed = new Map();
  function read(address) {
    if (!Object.hasOwn(files, address)) throw new Error(`the index has no ${address}`);
    if (!parsed.has(address)) parsed.set(address, JSON.parse(files[address]));
    return parsed.get(address);
  }
  const answers = [];
  for (const question of questions) {
    const loaded = new Set(["search/index.json"]);
    const load = async (name) => {
      loaded.add(`search/${name}.json`);
      return read(`search/${name}.json`);
    };
    const { answers: entries, whole, meant } = await searchIn(read("search/index.json"), load)(question);
    answers.push({ entries: entries.map(({ entry }) => entry), whole, meant, loaded: [...loaded] });
  }
  return answers;
}

const answers = [];
for (const index of indexes) answers.push(await answersOf(index));
console.log(JSON.stringify({ answers, folded: texts.map((text) => [fold(text), writtenOut(text)]) }));
