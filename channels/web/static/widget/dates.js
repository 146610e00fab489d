// Days as the clinic's country writes them. A day is "2026-11-22", which is no moment and has no time zone.

let locale = "en-GB";

export const writeDaysFor = (country) => (locale = country === "US" ? "en-US" : "en-GB");

export const dayAs = (day, parts) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...parts }).format(new Date(day));
export const shortDay = (day) => dayAs(day, { day: "numeric", month: "short", year: "numeric" });
export const longDay = (day) => dayAs(day, { day: "numeric", month: "long", year: "numeric" });

// Today where the reader is.
export const today = () => new Date().toLocaleDateString("sv");
