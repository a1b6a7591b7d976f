// Made by `make schema` from view_types.py; change that.

/** A button that makes a move. */
export interface ButtonView {
  move: string;
  label: string;
}

/** A source as the browser lists it. */
export interface SourceView {
  id: string;
  title: string;
  /** Who wrote it, and the year. */
  who: string;
  /** Empty where none may be given. */
  link: string;
  /** How much of it was read. */
  read: string;
  note: string;
}

/** What is said of an answer. */
export interface StatusView {
  /** ``correct``, ``partly``, ``not-quite``, ``saved``, or empty while nothing is said. */
  tone: string;
  html: string;
}

/** A line of a card; mark, right and why tell nothing before the card has ended. */
export interface OptionView {
  id: string;
  html: string;
  mark: string;
  right: boolean | null;
  why: string;
}

/** Whether the card asks how sure somebody is, and what was said. */
export interface SureView {
  asked: boolean;
  chosen: number | null;
}

/** What a card shows of its question. */
export interface QuestionView {
  id: string;
  /** Names this view: a move made on an older one changes nothing. */
  turn: string;
  /** Whether an answer is awaited. */
  open: boolean;
  /** The response as the controls hold it. */
  chosen: string[] | Record<string, string> | number | null;
  control: "radio" | "checkbox" | "order" | "sort" | "number";
  /** What each line can be given: value and text of a place or a group. */
  choices: string[][];
  unit: string;
  /** SVG to point at, or empty. */
  picture: string;
  options: OptionView[];
  eyebrow: string;
  intro: string;
  legend: string;
  note: string;
  hint: string;
  status: StatusView;
  buttons: ButtonView[];
  sources: SourceView[];
}

/** A card as it stands on the page. */
export interface CardView {
  id: string;
  turn: string;
  open: boolean;
  chosen: string[] | Record<string, string> | number | null;
  control: "radio" | "checkbox" | "order" | "sort" | "number";
  choices: string[][];
  unit: string;
  picture: string;
  options: OptionView[];
  eyebrow: string;
  intro: string;
  legend: string;
  note: string;
  hint: string;
  status: StatusView;
  buttons: ButtonView[];
  sources: SourceView[];
  /** Counts how often the card was laid out by the record; then nothing on the page holds, even if turns agree. */
  dealt: number;
  sure: SureView;
  /** When it was answered in an earlier sitting (ISO 8601), or empty. */
  given: string;
  /** When an older version of it was answered (ISO 8601), or empty. */
  outdated: string;
  /** What went wrong with keeping the answer, or empty. */
  notice: string;
}

/** A stage of practice in its list. */
export interface StageChoice {
  id: string;
  name: string;
}

/** A line of a case's story. */
export interface StoryPart {
  part: string;
  text: string;
}

/** An answer that may be given in practice, the key that gives it, and its mark once one was given. */
export interface AnswerView {
  id: string;
  name: string;
  key: string;
  mark: string;
}

/** How far a bump is towards mastery. */
export interface StandingView {
  name: string;
  steps: number;
  of: number;
  words: string;
}

/** A bump drawn beside another. */
export interface DrawnView {
  role: string;
  name: string;
  svg: string;
}

/** A sign of two bumps, or of the one that was drawn. */
export interface SignRow {
  sign: string;
  chosen: string | null;
  true: string;
  sure: string;
}

/** What is said of an answer in practice. */
export interface FeedbackView {
  tone: "correct" | "partly" | "not-quite";
  says: string;
  html: string;
  /** What was said, if both are drawn, and what was drawn. */
  names: (string | null)[];
  pair: DrawnView[];
  rows: SignRow[];
  caption: string;
  sources: SourceView[];
}

/** The practice card without its picture. */
export interface PracticeView {
  turn: number;
  /** HTML of how it went, if it is opened. */
  tables: string;
  /** The seed of the case's picture. */
  case: string;
  number: number;
  stage: string;
  stages: StageChoice[];
  legend: string;
  story: StoryPart[];
  answers: AnswerView[];
  open: boolean;
  chosen: string | null;
  untimed: boolean;
  progress: StandingView[];
  summary: string;
  rule: string;
  feedback: FeedbackView | null;
}

/** The picture of a case. */
export interface PictureView {
  case: string;
  svg: string;
}

/** A button of the stepper; one that cannot be pressed now stays where it is. */
export interface StepButton {
  move: string;
  label: string;
  can: boolean;
}

/** Where somebody stands in the steps. */
export interface StepperView {
  at: number;
  position: string;
  said: string;
  playing: boolean;
  caption: string;
  seconds: number;
  buttons: StepButton[];
}

/** One option's share of one vote, in percent. */
export interface BarView {
  words: string;
  share: number;
}

/** An option on the wall, by its letter. */
export interface WallOption {
  id: string;
  letter: string;
  html: string;
  mark: string;
  right: boolean | null;
  bars: BarView[];
}

/** A question on the projector. */
export interface WallView {
  id: string;
  turn: string;
  eyebrow: string;
  intro: string;
  legend: string;
  /** ``src`` and ``alt``, or empty. */
  picture: Record<string, string>;
  groups: string[];
  /** Whether hands are counted now. */
  counting: boolean;
  options: WallOption[];
  status: string;
  reasons: string;
  buttons: ButtonView[];
}

/** A table to sort and search. */
export interface BrowseView {
  name: string;
  head: string[];
  rows: string[][];
  /** By column, then row: its place when sorted by that column; none where the cell is missing. */
  order: ((number | null)[])[];
  csv: string;
}

/** A copy of the record that a sync service left beside it. */
export interface CopyView {
  name: string;
  words: string;
}

/** The box about a learner's answers. */
export interface AnswersView {
  class: string;
  who: string;
  others: string[];
  file: string;
  count: number;
  binder: boolean;
  problem: string;
  passed: string[];
  copies: CopyView[];
  whole: boolean;
  message: string;
}

/** What is due today, how many more cards there are now or ahead of their day, and how many come at a time. */
export interface ReviewView {
  line: string;
  more: number;
  ahead: number;
  limit: number;
  message: string;
}

/** A source by its name. */
export interface LinkView {
  who: string;
  link: string;
}

/** Why something falls out or is to be asked first. */
export interface ReasonView {
  text: string;
  sources: LinkView[];
}

/** A treatment in the explorer. */
export interface TreatmentRow {
  id: string;
  name: string;
  who: string;
  potency: number | null;
  low: number | null;
  high: number | null;
  kind: string;
  cost: string;
  sure: string;
  risk: string;
  evidence: string;
  place: number | null;
  stands: string;
  why: ReasonView;
  ask: ReasonView;
  care: ReasonView;
  unknown: string;
}

/** A treatment that is left. */
export interface RankedRow {
  id: string;
  name: string;
  who: string;
  potency: number | null;
  low: number | null;
  high: number | null;
  kind: string;
  cost: string;
  sure: string;
  risk: string;
  evidence: string;
  place: number | null;
  stands: string;
  why: ReasonView;
  ask: ReasonView;
  care: ReasonView;
  unknown: string;
  /** Whether another one beats it. */
  state: string;
}

/** A kind of cost with an axis of its own. */
export interface PanelView {
  kind: string;
  title: string;
  end: number;
  rows: string[];
}

/** In what share of all weightings an option comes first. */
export interface FirmBar {
  name: string;
  share: number;
  words: string;
}

/** How firm the order is. */
export interface FirmView {
  said: string[];
  bars: FirmBar[];
  rows: any[][];
}

/** The explorer's answer to a wish. */
export interface ExplorerView {
  wish: Record<string, any>;
  rows: RankedRow[];
  gone: TreatmentRow[];
  panels: PanelView[];
  firm: FirmView;
  said: string;
  alt: string;
}
