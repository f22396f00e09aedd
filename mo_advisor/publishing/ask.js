/* The interview. It computes nothing of its own: it walks the table that was compiled, and shows the pieces that stand at its end. What somebody
   answers is held in memory as long as the page is open, and nowhere else. */

/* An interview as a value: where it stands, and the replies so far, each {question, value}. Pure. */
const Interview = (() => {
  const FIRST = 3; // numbers of a step before those where its answers lead: its question, why it is asked, and the lines for danger

  const begin = (table) => ({ at: table.steps.length - 1, replies: [] });
  const ended = (state) => state.at < 0;
  const question = (table, state) => table.questions[table.steps[state.at][0]];
  const why = (table, state) => table.texts[table.steps[state.at][1]];
  const danger = (table, state) => table.texts[table.steps[state.at][2]];
  const end = (table, state) => table.ends[-1 - state.at];

  function answered(table, state, value) {
    const asked = question(table, state);
    const then = table.steps[state.at][FIRST + asked.values.indexOf(value)];
    return { at: then, replies: [...state.replies, { question: asked.id, value }] };
  }

  /* The same with replies taken up as long as their questions come and offer them; those that no longer fit are dropped. */
  function takenUp(table, state, waiting) {
    let left = waiting;
    while (!ended(state)) {
      const asked = question(table, state);
      const reply = left.find((each) => each.question === asked.id);
      if (!reply || !asked.values.includes(reply.value)) {
        break;
      }
      left = left.filter((each) => each !== reply);
      state = answered(table, state, reply.value);
    }
    const still = ended(state) ? [] : left.filter((each) => each.question !== question(table, state).id);
    return { state, waiting: still, dropped: left.filter((each) => !still.includes(each)) };
  }

  /* Before the reply with a number was given. */
  function before(table, state, number) {
    return state.replies.slice(0, number).reduce((now, reply) => answered(table, now, reply.value), begin(table));
  }

  return { begin, ended, question, why, danger, end, answered, takenUp, before };
})();

/* Words for what was answered. */
const Said = (() => {
  function* everything(menu) {
    for (const option of [...menu.options, ...menu.standing]) {
      yield option;
      if (option.opens) {
        yield* everything(option.opens);
      }
    }
  }

  function label(question, value) {
    const same = (option) => option.value === value && !option.opens;
    return (question.menu.standing.find(same) || [...everything(question.menu)].find(same)).label;
  }

  /* The answers as they are held: the narrower one in place of the wider, and nothing where somebody is not sure. */
  function answers(table, replies) {
    const held = {};
    for (const { question, value } of replies) {
      const wide = table.narrower[question];
      if (value !== table.unsure) {
        held[wide || question] = value;
      } else if (!wide) {
        delete held[question];
      }
    }
    return held;
  }

  function reason(table, questions, replies) {
    const held = answers(table, replies);
    const said = questions.map((question) => table.said[question][question in held ? held[question] : table.unsure]);
    return table.because.replace("{}", () => said.join("; "));
  }

  return { label, answers, reason };
})();

/* The page. */
function startPage() {
  const table = JSON.parse(document.getElementById("table").textContent);
  const words = table.words;
  const pieces = document.getElementById("pieces").content;
  const main = document.getElementById("ask");
  const title = document.title;
  const visited = [];
  const given = new Map(); // the latest answer to each question, to be shown as chosen when somebody goes back
  let index = null; // of own words; made when it is first needed, since that takes a while
  let waiting = []; // replies that stand after a changed one, to be taken up again where they still fit
  let number = 0;
  let opened = false;

  const element = (tag, attributes, ...content) => {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => {
      if (value !== false && value !== "") {
        made.setAttribute(name, value === true ? "" : value);
      }
    });
    made.append(...content.filter((each) => each !== null && each !== ""));
    return made;
  };
  const button = (text, act, style) => {
    const made = element("button", { type: "button", class: style || "second" }, text);
    made.addEventListener("click", act);
    return made;
  };

  /* Shows a screen, and moves the focus to its heading, so that it is read out; not when the page opens, where an address may lead elsewhere. */
  function show(heading, ...content) {
    heading.setAttribute("tabindex", "-1");
    main.replaceChildren(...content.filter((each) => each !== null));
    document.title = title;
    if (opened) {
      heading.focus({ preventScroll: true });
      (main.previousElementSibling ? main : document.body).scrollIntoView();
    }
  }
  function named(said) {
    document.title = `${said} – ${title}`;
  }

  /* Goes on to a screen; the browser's own way back leads to the one before. */
  function goOn(screen) {
    visited.length = number + 1;
    visited.push(screen);
    number += 1;
    history.pushState({ number }, "");
    document.body.classList.add("asking"); // what is printed now is the answer alone
    screen();
  }
  function over(screen) {
    visited[number] = screen;
    screen();
  }
  window.addEventListener("popstate", (event) => {
    if (!main.isConnected) {
      return; // the page was left
    }
    if (!event.state) {
      history.replaceState({ number }, ""); // an address on this page: the interview stays where it is
      return;
    }
    waiting = [];
    number = visited[event.state.number] ? event.state.number : 0;
    visited[number]();
  });
  const backLink = () => (number ? button(words.back, () => history.back(), "back") : null);

  const dangerBox = (text) => (text ? element("p", { class: "danger-line" }, text) : null);

  /* Where an interview stands: its question, or the answers to check. */
  function standing(state, told) {
    return () => (Interview.ended(state) ? checkAnswers(state, told) : ask(state, Interview.question(table, state).menu, told));
  }

  function ask(state, menu, told, options, wrong) {
    const question = Interview.question(table, state);
    const heading = element("h1", { id: "question" }, menu.text);
    const listed = options || [...menu.options, ...menu.standing];
    const before = listed.findIndex((option) => holds(option, given.get(question.id)));
    const radios = listed.map((option, at) => radio(option, at, at === before));
    const form = element(
      "form",
      { novalidate: true, autocomplete: "off" }, // else the browser itself brings back what was chosen, when somebody comes back to the page
      element("fieldset", { "aria-labelledby": "question", "aria-describedby": [wrong && "wrong", menu.help && "help"].filter(Boolean).join(" ") }, menu.help ? element("p", { id: "help" }, menu.help) : null, ...radios),
      element("button", { type: "submit", class: "first" }, words.next)
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = form.querySelector("input:checked");
      if (!chosen) {
        over(() => ask(state, menu, told, options, true));
        return;
      }
      const option = listed[Number(chosen.value)];
      if (option.opens) {
        goOn(() => ask(state, option.opens, ""));
      } else {
        answer(state, option.value);
      }
    });
    const why = element("details", {}, element("summary", {}, words.why), element("p", {}, Interview.why(table, state)));
    show(
      heading,
      backLink(),
      dangerBox(Interview.danger(table, state)),
      heading,
      told ? element("p", { class: "told", role: "status" }, told) : null,
      wrong ? element("p", { class: "wrong", id: "wrong" }, element("a", { href: "#option-0" }, words.choose)) : null,
      question.id === "what" && menu === question.menu ? ownWords(state, menu) : null,
      form,
      why
    );
    if (wrong) {
      const link = main.querySelector(".wrong a");
      link.addEventListener("click", (event) => {
        event.preventDefault();
        main.querySelector("input[type=radio]").focus();
      });
      link.focus();
    }
    named(`${wrong ? `${words.error}: ` : ""}${words.question} ${state.replies.length + 1}${menu === question.menu ? "" : `, ${words.closer}`}`);
  }

  const holds = (option, value) => (option.opens ? [...option.opens.options, ...option.opens.standing].some((each) => holds(each, value)) : option.value === value);

  function radio(option, at, checked) {
    const id = `option-${at}`;
    const input = element("input", { type: "radio", name: "answer", id, value: String(at), "aria-describedby": option.hint ? `${id}-hint` : "" });
    input.checked = checked;
    return element(
      "div",
      { class: "option" },
      input,
      element("label", { for: id }, option.label),
      option.hint ? element("p", { class: "hint", id: `${id}-hint` }, option.hint) : null
    );
  }

  function answer(state, value) {
    given.set(Interview.question(table, state).id, value);
    const now = Interview.answered(table, state, value);
    const taken = Interview.takenUp(table, now, waiting.filter((reply) => reply.question !== now.replies[now.replies.length - 1].question));
    waiting = taken.waiting;
    const dropped = taken.dropped.map((reply) => inWords(reply));
    goOn(standing(taken.state, dropped.length ? `${words.dropped} ${dropped.join("; ")}` : ""));
  }

  /* What happened, in own words: which answers come first. What was typed is not kept. */
  function ownWords(state, menu) {
    const field = element("input", { type: "text", id: "own-words", autocomplete: "off", spellcheck: "false", maxlength: "1000", "aria-describedby": "own-words-help" });
    const form = element(
      "form",
      { class: "own-words", novalidate: true, autocomplete: "off", role: "search" },
      element("label", { for: "own-words" }, words.own_words),
      element("p", { class: "hint", id: "own-words-help" }, words.own_words_help),
      field,
      element("button", { type: "submit", class: "second" }, words.suggest)
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!field.value.trim()) {
        typeSomething(form, field);
        return;
      }
      index = index || Words.index(JSON.parse(document.getElementById("index").textContent));
      const who = Said.answers(table, state.replies).who || table.unsure;
      const found = Words.suggested(index, field.value, table.less[table.kinds[who]]).map((each) => each.what);
      field.value = "";
      const below = table.dangerous.filter((what) => !found.includes(what));
      const every = [...found, ...below].map((what) => ({ value: what, label: Said.label(Interview.question(table, state), what) }));
      const screen = { text: found.length ? words.suggested : words.nothing_near, help: table.danger_line, options: every, standing: [{ value: "", label: words.whole_list, opens: menu }] };
      goOn(() => ask(state, screen, "", [...screen.options, ...screen.standing]));
    });
    return form;
  }

  function typeSomething(form, field) {
    if (!form.querySelector(".wrong")) {
      field.before(element("p", { class: "wrong", id: "own-words-wrong" }, words.type_words));
      field.setAttribute("aria-describedby", "own-words-wrong own-words-help");
      field.setAttribute("aria-invalid", "true");
      document.title = `${words.error}: ${document.title}`;
    }
    field.focus();
  }

  function asked(reply) {
    const question = table.questions.find((each) => each.id === reply.question && each.values.includes(reply.value));
    return [table.names[reply.question] || question.menu.text, Said.label(question, reply.value)];
  }
  function inWords(reply) {
    const [name, said] = asked(reply);
    return name.endsWith("?") ? `${name} ${said}` : `${name}: ${said}`;
  }

  function answersList(state) {
    const rows = state.replies.map((reply, at) => {
      const [name, said] = asked(reply);
      const change = button(words.change, () => {
        waiting = state.replies.slice(at);
        goOn(standing(Interview.before(table, state, at), ""));
      }, "link");
      change.append(element("span", { class: "unseen" }, ` ${name}`));
      return element("div", {}, element("dt", {}, name), element("dd", {}, said), element("dd", { class: "change" }, change));
    });
    return element("dl", { class: "answers" }, ...rows);
  }

  function checkAnswers(state, told) {
    const heading = element("h1", {}, words.check);
    show(
      heading,
      backLink(),
      heading,
      told ? element("p", { class: "told", role: "status" }, told) : null,
      answersList(state),
      button(words.show, () => goOn(() => advice(state)), "first")
    );
    named(words.check);
  }

  function advice(state) {
    const found = Interview.end(table, state);
    const heading = element("h1", {}, words.advice);
    const chosen = state.replies.map((reply) => inWords(reply)).join("; ");
    const told = found.pieces.map((piece) =>
      Array.isArray(piece) ? element("p", { class: "faint" }, Said.reason(table, piece, state.replies)) : pieces.children[piece].cloneNode(true)
    );
    const sends = found.to_send.map((each) => toSend(table.to_send[each]));
    show(
      heading,
      backLink(),
      heading,
      element("p", { class: "faint" }, document.getElementById("whose").textContent),
      document.getElementById("standing").content.cloneNode(true),
      element("p", {}, `${words.chosen} ${chosen}`),
      element("section", { class: "advice" }, ...told.flatMap((each) => (each.classList.contains("piece") ? [...each.childNodes] : [each]))),
      element("section", { class: "answered" }, element("h2", {}, words.answers), answersList(state)),
      element("p", { class: "faint" }, table.closing),
      sends.length ? element("section", { class: "send" }, element("h2", {}, words.send), ...sends) : null,
      element(
        "p",
        { class: "after" },
        button(words.print, () => window.print()),
        button(words.again, () => {
          given.clear();
          waiting = [];
          goOn(standing(Interview.begin(table), ""));
        })
      )
    );
    named(words.advice);
  }

  function toSend(text) {
    const area = element("textarea", { readonly: true, rows: "12", autocomplete: "off", spellcheck: "false", "aria-label": `${words.send_to} ${text.to}` });
    area.value = text.text;
    const done = element("span", { role: "status" });
    const copy = button(words.copy, () => {
      area.select();
      done.textContent = document.execCommand("copy") ? ` ${words.copied}` : ` ${words.copy_by_hand}`;
    });
    return element("details", {}, element("summary", {}, `${words.send_to} ${text.to}`), area, element("p", {}, copy, done));
  }

  /* Forgets everything, and shows the beginning: whoever comes back to the page finds nothing of what was asked. */
  function forget() {
    given.clear();
    waiting = [];
    number = 0;
    visited.length = 0;
    visited.push(standing(Interview.begin(table), ""));
    document.body.classList.remove("asking");
    main.replaceChildren();
  }
  window.addEventListener("pagehide", forget);
  window.addEventListener("leaving", forget);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      visited[0]();
    }
  });

  forget();
  history.replaceState({ number: 0 }, "");
  document.body.classList.add("script");
  visited[0]();
  opened = true;
}
