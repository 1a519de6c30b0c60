(function () {
  "use strict";
  var root = document.documentElement;
  var $ = function (id) { return document.getElementById(id); };
  var all = function (query, below) { return Array.from((below || document).querySelectorAll(query)); };

  // what the reader chose is kept where the browser allows it; a page from a disk may not
  function kept(name) { try { return localStorage.getItem(name); } catch (_) { return null; } }
  function keep(name, value) { try { localStorage.setItem(name, value); } catch (_) { /* not kept */ } }

  // light and dark
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function isDark() { return (root.dataset.theme || (dark.matches ? "dark" : "light")) === "dark"; }
  function setTheme(name) {
    if (name === "dark" || name === "light") root.dataset.theme = name;
    $("theme").setAttribute("aria-pressed", String(isDark()));
  }
  setTheme(kept("plandraft-theme"));
  $("theme").addEventListener("click", function () {
    var name = isDark() ? "light" : "dark";
    setTheme(name);
    keep("plandraft-theme", name);
  });
  $("print").addEventListener("click", function () { print(); });
  all(".tools, #dock").forEach(function (one) { one.hidden = false; });

  // what hangs together: measures with their goals, owner, calendar lines and money
  var measures = all("tr[data-id][data-goals]").map(function (row) {
    var ids = function (name) { return row.dataset[name].split(" ").filter(Boolean); };
    return { id: row.dataset.id, row: row, goals: ids("goals"), owners: ids("owner"), entries: ids("entries"), money: ids("money") };
  });
  var shown = new Map();
  all("[data-id]").forEach(function (one) {
    var own = shown.get(one.dataset.id) || [];
    own.push(one);
    shown.set(one.dataset.id, own);
  });
  function touched(id) {
    return measures.filter(function (m) {
      return m.id === id || [m.goals, m.owners, m.entries, m.money].some(function (own) { return own.includes(id); });
    });
  }
  function linked(id, own) {
    var found = new Set([id]);
    own.forEach(function (m) {
      [m.id].concat(m.goals, m.owners, /^[SB]/.test(id) ? [] : m.entries, /^[SG]/.test(id) ? [] : m.money).forEach(found.add, found);
    });
    return found;
  }
  var lit = [], pinned = "", now = "";
  function clear() {
    lit.forEach(function (one) { one.classList.remove("lit", "me"); });
    lit = [];
    now = "";
    $("chain").replaceChildren();
  }
  function trace(id) {
    if (id === now) return;
    clear();
    now = id;
    var own = touched(id);
    linked(id, own).forEach(function (other) {
      (shown.get(other) || []).forEach(function (one) {
        one.classList.add("lit");
        if (other === id) one.classList.add("me");
        lit.push(one);
      });
    });
    if (own.length) say(own);
  }
  function say(own) {
    var goals = own.flatMap(function (m) { return all("a.goal", m.row); });
    var owners = own.flatMap(function (m) { return all(".owner", m.row); });
    var steps = own.flatMap(function (m) { return all("ol li", m.row); });
    put("goal", goals, "goal");
    put("measure", own.map(function (m) { return m.row.querySelector(".m"); }));
    put("steps", steps);
    put("owner", owners);
  }
  function put(name, from) {
    var box = document.createElement("div"), head = document.createElement("dt"), body = document.createElement("dd");
    var seen = new Set();
    from.forEach(function (one) {
      if (seen.has(one.textContent)) return;
      if (seen.size) body.append("；");
      seen.add(one.textContent);
      var made = document.createElement(one.hash ? "a" : "span");
      if (one.hash) { made.href = one.hash; made.tabIndex = -1; }
      made.textContent = one.textContent;
      body.append(made);
    });
    head.textContent = $("chain").dataset[name] + (seen.size > 1 ? " " + seen.size : "");
    if (!seen.size) body.textContent = "—";
    box.append(head, body);
    $("chain").append(box);
  }
  var timer = 0;
  function nearest(target) { var one = target.closest && target.closest("[data-id]"); return one ? one.dataset.id : ""; }
  document.addEventListener("pointerover", function (event) {
    if (event.target.closest("#dock")) return;
    clearTimeout(timer);
    var id = nearest(event.target);
    timer = setTimeout(function () { if (id) trace(id); else if (pinned) trace(pinned); else clear(); }, 90);
  });
  document.addEventListener("focusin", function (event) {
    if (event.target.closest("#dock")) return;
    clearTimeout(timer);
    pinned = nearest(event.target);
    if (pinned) trace(pinned); else clear();
  });
  document.addEventListener("click", function (event) {
    var id = nearest(event.target);
    if (id && !event.target.closest("a, summary, button")) { pinned = id; trace(id); }
  });

  // one stop of the Tab key for each row of things; arrows go along it
  all("[data-rove]").forEach(function (box) {
    var stops = all("[data-stop]", box);
    stops.forEach(function (one, n) { one.tabIndex = n ? -1 : 0; });
    box.addEventListener("keydown", function (event) {
      var at = stops.indexOf(document.activeElement);
      var to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
      if (at < 0 || to === undefined || !stops[to]) return;
      event.preventDefault();
      stops[at].tabIndex = -1;
      stops[to].tabIndex = 0;
      stops[to].focus();
    });
  });

  // the list of what is left to do
  var boxes = all("[data-note]"), name = "plandraft-done-" + document.body.dataset.key, at = -1;
  var done = new Set((kept(name) || "").split(" ").filter(Boolean));
  function count() {
    boxes.forEach(function (box) { box.closest("li").classList.toggle("done", box.checked); });
    var number = boxes.filter(function (box) { return box.checked; }).length;
    if ($("progress")) $("progress").textContent = number + " / " + boxes.length + " " + $("chain").dataset.done;
  }
  boxes.forEach(function (box) {
    box.checked = done.has(box.dataset.note);
    box.addEventListener("change", function () {
      keep(name, boxes.filter(function (one) { return one.checked; }).map(function (one) { return one.dataset.note; }).join(" "));
      count();
    });
  });
  count();
  function go(step) {
    var left = boxes.filter(function (box) { return !box.checked && $(box.dataset.to); });
    if (!left.length) return;
    var from = left.indexOf(boxes[at]);
    var to = from < 0 ? (step > 0 ? 0 : left.length - 1) : (from + step + left.length) % left.length;
    at = boxes.indexOf(left[to]);
    var target = $(left[to].dataset.to);
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
    $("at").textContent = to + 1 + " / " + left.length;
  }
  $("prev").addEventListener("click", function () { go(-1); });
  $("next").addEventListener("click", function () { go(1); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { pinned = ""; clear(); }
  });

  // where in the contents the reader is
  var heads = new Map(all("nav a").map(function (link) { return [$(link.hash.slice(1)), link]; }));
  var watch = new IntersectionObserver(function (seen) {
    seen.forEach(function (one) {
      if (!one.isIntersecting) return;
      heads.forEach(function (link) { link.removeAttribute("aria-current"); });
      heads.get(one.target).setAttribute("aria-current", "true");
    });
  }, { rootMargin: "-10% 0px -80% 0px" });
  heads.forEach(function (_, head) { if (head) watch.observe(head); });
  root.dataset.ready = "1";
})();
