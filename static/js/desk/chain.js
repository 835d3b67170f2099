/** How it sees it: the chain from the ink to the bars, shown from the API's explanation. */
import { drawSnapshot, SIDE } from "../paint/snapshot.js";
import { createEnlarged } from "./enlarged.js";
import { digitName, inPercent, text } from "./texts.js";

/** Colours of what spoke for and against, RGB: the blue and the orange that the caption names. */
const FOR = [100, 160, 255];
const AGAINST = [255, 150, 50];

/**
 * What shows the chain in the page's own elements. `query()` has the API's parameters for what it
 * shows: nothing while it is closed, else an explanation of the digit that the visitor asks about,
 * or of the strongest. `onAsk()` hears when it changes.
 */
export function createChain(page, onAsk) {
  const section = page.querySelector("#chain");
  const opener = page.querySelector("#chain-switch");
  const stations = { ...createPictures(section), ...createNumbers(section), ...createReason(section) };
  const buttons = [...section.querySelectorAll("[data-why]")];
  const closeEnlarged = createEnlarged(page, section);
  let asked = null;

  function turn(isOpen) {
    if (!isOpen) closeEnlarged();
    section.hidden = !isOpen;
    opener.setAttribute("aria-checked", isOpen);
    page.body.classList.toggle("is-explaining", isOpen);
  }

  opener.addEventListener("click", () => {
    turn(section.hidden);
    onAsk();
  });

  function ask(digit) {
    asked = digit === asked ? null : digit;
    onAsk();
  }

  for (const button of buttons) button.addEventListener("click", () => ask(Number(button.dataset.why)));

  function show(answer, strokes) {
    if (answer.explained === null) asked = null; // of a blank there is nothing to ask
    stations.drawInk(strokes, answer.ink ?? null);
    stations.showImages(answer);
    stations.showNumbers(answer, strokes);
    stations.showReason(answer, asked);
    for (const button of buttons) showButton(button, answer);
  }

  return {
    show,
    open() {
      turn(true);
      onAsk();
    },
    close() {
      asked = null;
      turn(false);
    },
    isOpen: () => !section.hidden,
    query() {
      if (section.hidden) return {};
      return asked === null ? { explain: 1 } : { explain: 1, digit: asked };
    },
  };
}

function showButton(button, { explained, digit, probabilities }) {
  const own = Number(button.dataset.why);
  button.setAttribute("aria-pressed", own === explained);
  button.setAttribute("aria-label", text(own === digit ? "why" : "why_not", { digit: digitName(own) }));
  button.style.setProperty("--probability", probabilities[own]);
}

function createPictures(section) {
  const ink = section.querySelector("#chain-ink").getContext("2d");
  const heat = section.querySelector("#chain-heat").getContext("2d");
  const ownPicture = section.querySelector("#chain-picture");
  const images = [...section.querySelectorAll("img[data-seen]")];
  const stages = [...section.querySelectorAll("img[data-stage]")];

  return {
    drawInk(strokes, picture) {
      showImage(ownPicture, picture);
      ink.canvas.hidden = picture !== null;
      ink.canvas.width = ink.canvas.height = SIDE; // which also wipes it
      ink.fillStyle = ink.strokeStyle = getComputedStyle(ink.canvas).color;
      drawSnapshot(ink, strokes);
    },
    showImages({ seen, features, heatmap }) {
      for (const image of images) showImage(image, seen);
      for (const [i, image] of stages.entries()) showImage(image, features[i]?.image ?? null);
      drawHeat(heat, heatmap);
    },
  };
}

function showImage(image, source) {
  image.hidden = source === null;
  if (source !== null) image.src = source;
}

function drawHeat(context, heatmap) {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  if (heatmap === null) return;
  const pixels = context.createImageData(width, height);
  heatmap.flat().forEach((evidence, i) => {
    pixels.data.set([...(evidence > 0 ? FOR : AGAINST), Math.abs(evidence) * 230], i * 4);
  });
  context.putImageData(pixels, 0, 0);
}

/** Which digit is explained, by its name; and of one that the visitor asks about, the reason in words. */
function createReason(section) {
  const name = section.querySelector("#explained");
  const reason = section.querySelector("#reason");
  const [unnamed, invitation] = [name.textContent, reason.textContent];

  function showReason(answer, asked) {
    const { explained } = answer;
    name.textContent = explained === null ? unnamed : digitName(explained);
    const told = explained === null || explained !== asked ? invitation : reasonOf(answer);
    if (reason.textContent !== told) reason.textContent = told; // read out at every change
  }

  return { showReason };
}

/** What outweighs: what speaks for the digit that is explained, or what speaks against it. */
function reasonOf({ explained, heatmap, probabilities }) {
  const balance = heatmap.flat().reduce((sum, evidence) => sum + evidence, 0);
  const key = { "-1": "speaks_against", 0: "speaks_neither", 1: "speaks_for" }[Math.sign(balance)];
  return text(key, { digit: digitName(explained), percent: inPercent(probabilities[explained]) });
}

function createNumbers(section) {
  const place = (name) => section.querySelector(`#numbers-${name}`);
  const places = Object.fromEntries(
    ["ink", "image", "maps", "heat", "bars"].map((name) => [name, place(name)]),
  );
  return {
    showNumbers(answer, strokes) {
      for (const [name, numbers] of Object.entries(numbersOf(answer, strokes))) {
        places[name].textContent = numbers;
      }
    },
  };
}

/** What each station's tooltip says. */
function numbersOf(answer, strokes) {
  const { seen, heatmap, features, timing_ms: timing } = answer;
  const points = strokes.reduce((sum, stroke) => sum + stroke.points.length, 0);
  return {
    ink: text("ink_numbers", { strokes: strokes.length, points }),
    image: seen === null ? "" : text("image_numbers"),
    maps: features.map(stageNumbers).join(" "),
    heat: heatmap === null ? "" : heatNumbers(answer),
    bars: timing === undefined ? "" : text("bars_numbers", timing),
  };
}

function heatNumbers({ explained, heatmap }) {
  const evidence = heatmap.flat();
  const [most, least] = [Math.max(0, ...evidence), Math.max(0, ...evidence.map((one) => -one))];
  return text("heat_numbers", { digit: digitName(explained), most, least });
}

function stageNumbers({ size, maps }, i) {
  return text("maps_numbers", { stage: i + 1, size, maps: maps.join(text("separator")) });
}
