/* Finds clauses by words on the page of the document, and leads to them. */
function startFinding() {
  const words = JSON.parse(document.getElementById("words").textContent);
  const searchable = JSON.parse(document.getElementById("searchable").textContent);
  const form = document.getElementById("find");
  const field = document.getElementById("find-words");
  const found = document.getElementById("found");
  let index = null; // made when it is first needed, since that takes a while

  const pieces = (clause) => {
    const quote = document.getElementById(searchable.addresses[searchable.clauses.indexOf(clause)]).querySelector("blockquote");
    return Array.from(quote.querySelectorAll("p, li"), (each) => each.textContent);
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.value.trim()) {
      found.textContent = words.find_words;
      return;
    }
    index = index || Words.index(JSON.parse(document.getElementById("index").textContent));
    const hits = Words.clauses(index, searchable, field.value, pieces);
    const list = document.createElement("ul");
    hits.forEach((hit) => {
      const link = document.createElement("a");
      link.href = `#${encodeURIComponent(searchable.addresses[searchable.clauses.indexOf(hit.clause)])}`;
      link.textContent = hit.clause;
      const item = document.createElement("li");
      item.append(link, ` ${hit.snippet}`);
      if (hit.situation) {
        item.append(` ${words.governs.replace("{}", () => searchable.labels[hit.situation])}`);
      }
      list.append(item);
    });
    const said = document.createElement("p");
    said.textContent = hits.length ? words.found.replace("{}", () => String(hits.length)) : words.found_none;
    found.replaceChildren(said, list);
  });
}
