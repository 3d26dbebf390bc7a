// How things are said to a person; the same words as the commands use.

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

export function bytes(number) {
  let unit = 0;
  let size = number;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit]}`;
}

export function span(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 120) return `${whole} s`;
  if (whole < 7200) return `${Math.floor(whole / 60)} min`;
  return whole < 172800 ? `${Math.floor(whole / 3600)} h` : `${Math.floor(whole / 86400)} days`;
}

/** A local time. */
export function time(instant) {
  const at = new Date(instant);
  const two = (number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
    + ` ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** @param now of the server, as all times are */
export function when(instant, now) {
  const seconds = (new Date(instant) - now) / 1000;
  return instant === null || seconds <= 0 ? "as soon as possible" : `at ${time(instant)}, in ${span(seconds)}`;
}

export function since(instant, now) {
  return `since ${time(instant)}, for ${span((now - new Date(instant)) / 1000)}`;
}

export function state(name) {
  return name === "ACCEPTED" ? "not begun" : name.toLowerCase().replace("_", " ");
}

export function files(number) {
  return number === 1 ? "1 file" : `${number} files`;
}

const LIMITS = {
  DISK: "the reading of the file from the disk",
  LINE: "the line",
  ANSWERS: "the answers of the service",
  BANDWIDTH: "its turn, since the bandwidth is limited",
};

export function speed(waybill) {
  if (waybill.speed === null) return "";
  const left = waybill.speed.secondsLeft;
  return `${bytes(waybill.speed.bytesPerSecond)}/s`
    + (left > 0 ? `, ${span(left)} left` : "")
    + `; most of the time it waits for ${LIMITS[waybill.speed.limit]}`;
}

/** What will end it that a destination is closed. */
export function ending(door, now) {
  if (door.state === "PAUSED") {
    return `One file tries it ${when(door.nextTry, now)}; none dies of an outage. Nothing to do, unless it lasts.`;
  }
  return door.nextTry === null
    ? "It stays so until a person resumes it."
    : `Settle the reason. It is tried again ${when(door.nextTry, now)}, and as soon as a token that is read from a file`
      + " changes.";
}

const rate = (limit) => (limit === null ? "not limited" : `at most ${bytes(limit)}/s`);

/** How many bytes a second go to a destination; nothing where there is nothing to say. */
export function bandwidth(told) {
  if (told === null || (told.setBy === null && told.timetable === "none")) return "";
  return `Its bandwidth is ${rate(told.bytesPerSecond)}`
    + (told.changes === null ? "" : ` until ${time(told.changes)}, then ${rate(told.then)}`)
    + (told.timetable.includes(" ") ? ` (${told.timetable})` : "")
    + (told.setBy === null ? "." : `, set by ${told.setBy} in place of ${told.configured}.`);
}

export function token(life, now) {
  const until = new Date(life.lastsUntil);
  const days = Math.floor((until - now) / 86400000);
  const said = life.certain ? "" : ", by the service's documentation";
  return until < now
    ? `Its token was good until ${time(until)}${said}. Get a new one.`
    : `Its token is good for ${days > 1 ? `${days} days` : span((until - now) / 1000)}, until ${time(until)}${said}.`;
}
