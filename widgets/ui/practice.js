// Draws the view of practice that Python sends and sends back moves. It knows no key and decides nothing.

import { element, ownName, pick, pickAll } from "./dom.js";
import { ownNames } from "./drawing.js";
import { piece } from "./piece.js";
import { drawSource } from "./sources.js";

function drawAnswer(answer, name) {
  const id = `${name}-${answer.id}`;
  return element(
    "div",
    { class: "milia-option", "data-answer": answer.id },
    element("input", { type: "radio", name, id, value: answer.id }),
    element("label", { for: id }, answer.name, element("span", { class: "milia-mark" })),
    element("kbd", { "aria-hidden": "true" }, answer.key.toUpperCase()),
  );
}

function drawStep(unit) {
  const dots = "●".repeat(unit.steps) + "○".repeat(unit.of - unit.steps);
  return element(
    "li",
    { "data-mastered": unit.steps === unit.of },
    element("span", {}, unit.name),
    " ",
    element("span", { class: "milia-dots", "aria-hidden": "true" }, dots),
    " ",
    element("span", { class: "milia-steps" }, unit.words),
  );
}

function drawPair({ role, name, svg }) {
  return element(
    "figure",
    {},
    element("div", { class: "milia-skin", html: ownNames(svg) }),
    element("figcaption", {}, `${role}: `, element("strong", {}, name)),
  );
}

function drawSigns({ rows, names, pair }) {
  const [chosen, shown] = names;
  const heads = pair.length
    ? ["Sign", `${chosen} (you said)`, `${shown} (drawn)`, "How sure"]
    : ["Sign", shown, "How sure"];
  const line = (row) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, row.sign),
      ...(pair.length ? [element("td", {}, row.chosen)] : []),
      element("td", {}, row.true),
      element("td", { class: "milia-sure" }, row.sure),
    );
  const title = pair.length ? "What tells them apart" : "What to go by";
  return element(
    "table",
    {},
    element("caption", {}, title),
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows.map(line)),
  );
}

function drawFeedback(feedback) {
  const sources = element(
    "details",
    { class: "milia-sources" },
    element("summary", {}, "What’s this based on?"),
    element("ul", {}, ...feedback.sources.map(drawSource)),
  );
  return [
    feedback.pair.length ? element("div", { class: "milia-pair" }, ...feedback.pair.map(drawPair)) : null,
    feedback.rows.length
      ? element(
          "div",
          { class: "milia-signs", role: "group", "aria-label": "Signs", tabindex: "0" },
          drawSigns(feedback),
        )
      : null,
    element("p", { class: "milia-note" }, feedback.caption),
    feedback.sources.length ? sources : null,
  ].filter(Boolean);
}

export default piece("practice", ({ model, talk }) => {
  const name = ownName();
  const number = element("p", { class: "milia-eyebrow", tabindex: "-1" });
  const stage = element("select", { id: `${name}-stage` });
  const untimed = element("input", { type: "checkbox", id: `${name}-untimed` });
  const head = element(
    "div",
    { class: "milia-head" },
    number,
    element("span", {}, element("label", { for: stage.id }, "Stage "), stage),
    element("span", {}, untimed, element("label", { for: untimed.id }, " Untimed")),
  );
  const legend = element("legend");
  const skin = element("div", { class: "milia-skin" });
  const words = element("p");
  const inWords = element("details", {}, element("summary", {}, "The picture in words"), words);
  const story = element("dl");
  const options = element("div", { class: "milia-answers" });
  const hint = element(
    "p",
    { class: "milia-note" },
    "Choose, then check – or press the key that stands beside an answer.",
  );
  const fieldset = element(
    "fieldset",
    {},
    legend,
    element("div", { class: "milia-case" }, skin, element("div", {}, story, inWords)),
    options,
    hint,
  );
  const status = element("div", { class: "milia-status", role: "status", tabindex: "-1" });
  const button = element("button", { type: "submit", class: "milia-first" });
  const why = element("div", { class: "milia-feedback" });
  const form = element(
    "form",
    { novalidate: true },
    fieldset,
    status,
    element("div", { class: "milia-buttons" }, button),
    why,
  );
  const summary = element("p", { class: "milia-summary" });
  const tables = element("div", { class: "milia-tables" });
  const how = element("details", {}, element("summary", {}, "How it went"), tables);
  const steps = element("ul", { class: "milia-progress", "aria-label": "Steps towards mastery" });
  const rule = element("p", { class: "milia-note" });
  const card = element("div", { class: "milia-card milia-practice" }, head, form, summary, steps, rule, how);
  /** @type {import("./views.js").PracticeView} */
  let drawn = null; // the view that is on the page
  let begun = null; // when the case came into view

  const inputs = () => pickAll(options, "input");
  const sight = new IntersectionObserver(
    (entries) => {
      if (begun === null && entries.some((entry) => entry.isIntersecting)) begun = performance.now();
    },
    { threshold: 0.5 },
  );
  sight.observe(skin);

  function say(tone, ...what) {
    status.dataset.tone = tone;
    status.replaceChildren(...what);
  }

  function move(what, value = null) {
    const made = drawn.open; // an answer, or leading on: what was answered meanwhile may have taken the move away
    talk.move(what, () => {
      if ((what === "check" || what === "next") && drawn.open !== made) return null;
      const seconds = begun === null ? null : (performance.now() - begun) / 1000;
      return { move: what, turn: drawn.turn, value, seconds };
    });
  }

  function check() {
    const chosen = inputs().find((input) => input.checked);
    if (chosen) move("check", chosen.value);
    else say("", "Choose an answer first, then check it.");
  }

  const go = () => (drawn.open ? check() : move("next"));

  // Renews only what differs from the page: a learner waits for it.
  function draw() {
    /** @type {import("./views.js").PracticeView} */
    const view = model.get("view");
    const held = card.contains(document.activeElement);
    const fresh = drawn?.case !== view.case;
    const checked = drawn && !fresh && drawn.open && !view.open;
    const differs = (part) => JSON.stringify(drawn?.[part]) !== JSON.stringify(view[part]);
    if (fresh) {
      const { svg } = model.get("picture");
      skin.innerHTML = ownNames(svg);
      words.textContent = pick(skin, "svg").getAttribute("aria-label");
      inWords.open = false;
      story.replaceChildren(
        ...view.story.map(({ part, text }) => element("div", {}, element("dt", {}, part), element("dd", {}, text))),
      );
      card.dataset.case = view.case;
      number.textContent = `Case ${view.number}`;
      legend.textContent = view.legend;
      say("");
      delete status.dataset.tone;
      why.replaceChildren();
      begun = null;
      sight.unobserve(skin); // looks anew whether the picture is in view
      sight.observe(skin);
    }
    if (differs("stages"))
      stage.replaceChildren(...view.stages.map(({ id, name: text }) => element("option", { value: id }, text)));
    stage.value = view.stage;
    untimed.checked = view.untimed;
    if (drawn?.stage !== view.stage) options.replaceChildren(...view.answers.map((answer) => drawAnswer(answer, name)));
    for (const answer of view.answers) {
      const row = pick(options, `[data-answer="${answer.id}"]`);
      const input = pick(row, "input");
      if (fresh || !view.open) input.checked = view.chosen === answer.id;
      input.disabled = !view.open;
      row.dataset.mark = answer.mark;
      pick(row, ".milia-mark").textContent = answer.mark && ` · ${answer.mark}`;
    }
    if (differs("feedback") && view.feedback) {
      say(
        view.feedback.tone,
        element(
          "p",
          {},
          element("span", { class: "milia-says" }, view.feedback.says),
          " ",
          element("span", { html: view.feedback.html }),
        ),
      );
      why.replaceChildren(...drawFeedback(view.feedback));
    }
    button.textContent = view.open ? "Check answer" : "Next";
    hint.hidden = !view.open;
    if (differs("tables")) tables.innerHTML = view.tables;
    if (!view.tables) how.open = false;
    summary.textContent = view.summary;
    rule.textContent = view.rule;
    if (differs("progress")) steps.replaceChildren(...view.progress.map(drawStep));
    const first = !drawn;
    drawn = view;
    if (held && !first && (fresh || checked)) requestAnimationFrame(() => follow(fresh ? number : status));
  }

  // Keyboard and screen reader go where the news is, and the case stays in view.
  function follow(news) {
    news.focus({ preventScroll: true });
    const { top, bottom } = (news === number ? card : button).getBoundingClientRect();
    if (top < 60 || bottom > window.innerHeight)
      (news === number ? card : button).scrollIntoView({ block: news === number ? "start" : "center" });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  how.addEventListener("toggle", () => {
    if (how.open !== Boolean(drawn.tables)) move("tables", how.open);
  });
  stage.addEventListener("change", () => move("stage", stage.value));
  untimed.addEventListener("change", () => move("untimed", untimed.checked));
  card.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === stage) return;
    if (event.key === "Enter" && event.target === status && !drawn.open) {
      event.preventDefault();
      move("next");
    }
    const answer = drawn.open && drawn.answers.find((one) => one.key === event.key.toLowerCase());
    if (!answer) return;
    event.preventDefault();
    inputs().find((input) => input.value === answer.id).checked = true;
    check();
  });

  return { root: card, status, draw, end: () => sight.disconnect() };
});
