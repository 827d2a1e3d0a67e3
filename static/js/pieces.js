// Sends a file in pieces by tus 1.0 (see journal/web/account/uploads.py): what has arrived stays arrived, whatever
// happens to the line, the page or the day. The server remembers it by a mark; on this machine nothing is kept.
// sendInPieces(file, told, state) answers with the file's id there. told: {progress, cut, paused}, each of a percentage;
// state: {root} with {isPaused, isStopped} set from outside, {request, wake} to interrupt.
const FIRST = 64 * 1024, LEAST = 16 * 1024, MOST = 4 * 1024 * 1024, WANTED_MS = 4000, STALLED_MS = 60000;
const WAITS = [1, 2, 4, 8, 15, 30];

function encoded(text) {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

function ask(method, url, headers, body, state, progressed = () => {}) {
  return new Promise((resolve, reject) => {
    const request = (state.request = new XMLHttpRequest());
    request.open(method, url);
    request.setRequestHeader("Tus-Resumable", "1.0.0");
    Object.keys(headers).forEach((name) => request.setRequestHeader(name, headers[name]));
    // A line on which nothing moves is cut, however slow a moving one may be.
    let moved = Date.now();
    const watch = setInterval(() => Date.now() - moved > STALLED_MS && request.abort(), 1000);
    request.addEventListener("loadend", () => clearInterval(watch));
    request.upload.addEventListener("progress", (event) => {
      moved = Date.now();
      progressed(event.loaded);
    });
    request.addEventListener("load", () => (request.status >= 500 ? reject(new Error("server")) : resolve(request)));
    for (const end of ["error", "abort"]) request.addEventListener(end, () => reject(new Error("line")));
    request.send(body);
  });
}

function pause(seconds, state) {
  return new Promise((resolve) => {
    state.wake = resolve;
    addEventListener("online", resolve, { once: true });
    setTimeout(resolve, seconds * 1000);
  });
}

class Transfer {
  constructor(file, told, state) {
    Object.assign(this, { file, told, state, url: null, reached: 0, size: FIRST, failures: 0 });
  }

  percent(bytes) {
    return Math.floor((100 * bytes) / this.file.size);
  }

  async begin() {
    const { name, size, lastModified } = this.file;
    const metadata = `filename ${encoded(name)},mark ${encoded(`${name}|${size}|${lastModified}`)}`;
    const headers = { "Upload-Length": size, "Upload-Metadata": metadata };
    const answer = await ask("POST", this.state.root, headers, null, this.state);
    if (answer.status !== 201) throw Object.assign(new Error("refused"), { answer });
    this.url = answer.getResponseHeader("Location");
    this.reached = Number(answer.getResponseHeader("Upload-Offset"));
  }

  async add() {
    const from = Date.now(), { reached, size } = this;
    const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": reached };
    const progressed = (sent) => this.told.progress(this.percent(reached + Math.min(size, sent)));
    const piece = this.file.slice(reached, reached + size);
    const answer = await ask("PATCH", this.url, headers, piece, this.state, progressed);
    this.failures = 0;
    if (answer.status === 204 || answer.status === 409) this.reached = Number(answer.getResponseHeader("Upload-Offset"));
    else if (answer.status === 404) this.url = null;
    else if (answer.status === 423) await pause(1, this.state);
    else throw Object.assign(new Error("refused"), { answer });
    const factor = Math.min(2, Math.max(0.5, WANTED_MS / Math.max(1, Date.now() - from)));
    this.size = Math.round(Math.min(MOST, Math.max(LEAST, size * factor)));
  }

  async after(error) {
    this.url = null; // asked for anew, the server tells how much came
    if (error.answer) throw error;
    if (this.state.isPaused || this.state.isStopped) return;
    this.told.cut(this.percent(this.reached));
    this.size = Math.max(LEAST, this.size / 2);
    await pause(WAITS[Math.min(this.failures++, WAITS.length - 1)], this.state);
  }
}

window.sendInPieces = async (file, told, state) => {
  const way = new Transfer(file, told, state);
  while (!way.url || way.reached < file.size) {
    if (state.isStopped) {
      if (way.url) ask("DELETE", way.url, {}, null, {}).catch(() => {});
      return null;
    }
    if (state.isPaused) told.paused(way.percent(way.reached));
    try {
      if (state.isPaused) await pause(3600, state);
      else await (way.url ? way.add() : way.begin());
    } catch (error) {
      await way.after(error);
    }
  }
  return way.url.split("/").pop();
};
