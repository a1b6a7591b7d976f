// The box about a learner's answers. It shows what Python says and hands files to and fro; it keeps nothing itself.

import { element, ownName } from "./dom.js";
import { piece } from "./piece.js";

const LARGEST = 9_000_000; // bytes; a larger message would end the connection

export default piece("answers", ({ model, talk }) => {
  const id = ownName();
  const whole = model.get("view").whole;
  const button = (text, act) => {
    const made = element("button", { type: "button" }, text);
    made.addEventListener("click", act);
    return made;
  };
  const send = (move, more = {}) => talk.move(move, () => ({ move, ...more }));

  const who = element("p");
  const kept = element("p");
  const problem = element("p", { class: "milia-problem" });
  const passed = element("ul");
  const passedBox = element("details", {}, element("summary"), passed);
  const status = element("p", { role: "status", class: "milia-said" });
  const download = button("Download my answers", () => send("download"));
  const box = element(
    "section",
    { class: "milia-answers", "aria-label": whole ? "Your answers" : "Take your answers along" },
    who,
    problem,
    kept,
  );

  const file = element("input", { type: "file", id: `${id}-file` });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    try {
      if (chosen?.size > LARGEST) status.textContent = "This file is far too large to be a record of this lesson.";
      else if (chosen) send("take-in", { buffers: [await chosen.arrayBuffer()] }); // as it is, packed or in any encoding
    } catch {
      status.textContent = "This file could not be read. Choose it again.";
    } finally {
      file.value = "";
    }
  });
  const name = element("input", {
    type: "text",
    id: `${id}-name`,
    maxlength: "48",
    autocomplete: "off",
    list: `${id}-names`,
  });
  const names = element("datalist", { id: `${id}-names` });
  const form = element(
    "form",
    { class: "milia-row" },
    element("label", { for: name.id }, "Somebody else is learning. Name:"),
    name,
    names,
    element("button", { type: "submit" }, "Change who is learning"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    talk.move("switch", () => {
      const message = { move: "switch", name: name.value };
      leaving = name.value;
      return message;
    });
  });
  let learner = model.get("view").who;
  let leaving = ""; // the name that was sent: it is emptied once it was taken in
  const again = button("Start all again", () => {
    sure.hidden = false;
    again.hidden = true;
    no.focus();
  });
  const close = () => {
    sure.hidden = true;
    again.hidden = false;
    again.focus();
  };
  const no = button("Cancel", close);
  const yes = button("Yes, empty all cards", () => {
    send("again");
    close();
  });
  const sure = element("span", {}, "What you answered stays on file; all cards become empty. ", yes, " ", no);
  sure.hidden = true;

  const handIn = button("Hand in my answers", () => send("hand-in"));
  box.append(element("div", { class: "milia-row" }, download, handIn));
  const beside = element("ul", { class: "milia-beside" });
  if (whole) {
    const take = element(
      "div",
      { class: "milia-row" },
      element("label", { for: file.id }, "Go on with answers from another machine:"),
      file,
    );
    box.append(beside, take, form, element("div", { class: "milia-row" }, again, sure), passedBox);
  }
  box.append(status);

  function draw() {
    /** @type {import("./views.js").AnswersView} */
    const view = model.get("view");
    who.replaceChildren("You are ", element("strong", {}, view.who), `. ${view.count} answers of yours are on file.`);
    kept.replaceChildren(
      ...(whole
        ? [
            "Kept are: what you answered, when, how long it took, and whether it was right, under that made-up name. Nothing is sent anywhere, and no name is kept unless you type one. It lies in ",
            element("code", {}, view.file),
            "; to delete it, delete that file.",
          ]
        : []),
    );
    if (view.binder)
      kept.append(
        " Binder forgets everything when it stops: download your answers before you go. On the first page you can put them in again.",
      );
    handIn.hidden = !view.class;
    problem.textContent = view.problem;
    problem.hidden = !view.problem;
    passedBox.hidden = !view.passed.length;
    passedBox.firstChild.textContent = `Passed over in that file: ${view.passed.length}`;
    passed.replaceChildren(...view.passed.map((line) => element("li", {}, line)));
    beside.hidden = !view.copies.length;
    beside.replaceChildren(
      ...view.copies.map((copy) =>
        element(
          "li",
          {},
          `${copy.words} `,
          button("Take them in", () => send("take-copy", { name: copy.name })),
        ),
      ),
    );
    names.replaceChildren(...view.others.map((value) => element("option", { value })));
    if (status.textContent !== view.message) status.textContent = view.message;
    if (view.who !== learner) {
      if (name.value === leaving) name.value = "";
      [learner, leaving] = [view.who, ""];
    }
  }
  return { root: box, status, draw };
});
