/** Lets `<time data-relative>` grow older on the page as it would on the server. */
const ago = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" })
const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })
const words = document.documentElement.dataset

function sayTime(time) {
  const seconds = Math.round((Date.now() - Date.parse(time.dateTime)) / 1000)
  if (Number.isNaN(seconds)) return
  const text =
    seconds < 5 ? words.now
    : seconds < 60 ? words.seconds.replace("{0}", seconds)
    : seconds < 3600 ? ago.format(-Math.floor(seconds / 60), "minute")
    : seconds < 43200 ? ago.format(-Math.floor(seconds / 3600), "hour")
    : null
  if (text) time.textContent = text
  if (!time.title) time.title = clock.format(Date.parse(time.dateTime))
}

setInterval(() => {
  if (!document.hidden) document.querySelectorAll("time[data-relative]").forEach(sayTime)
}, 10000)
