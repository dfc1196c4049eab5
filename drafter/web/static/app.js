/* What the page does in the browser: keys, copying, light and dark, and what was typed and not yet
   sent is kept when a part of the page is asked for again. No data is made into code here. */
(function () {
  "use strict";

  var $ = function (selector, inside) { return (inside || document).querySelector(selector); };
  var $$ = function (selector, inside) {
    return Array.prototype.slice.call((inside || document).querySelectorAll(selector));
  };

  function say(text) {
    var notice = $("#notice");
    var line = document.createElement("p");
    line.className = "notice good";
    line.textContent = text;
    notice.replaceChildren(line);
    passing(line);
  }

  function passing(line) {
    window.setTimeout(function () { if (line.isConnected) { line.remove(); } }, 4000);
  }

  /* --- light and dark -------------------------------------------------------------------------- */

  function turnTheme() {
    var root = document.documentElement;
    var dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : window.matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    document.cookie = "drafter-theme=" + root.dataset.theme
      + "; path=/; max-age=31536000; samesite=strict";
  }

  /* --- typing: never a half-typed pinyin -------------------------------------------------------- */

  var waiting = 0;

  function typed(input) {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(function () {
      if (input.form) { window.htmx.trigger(input.form, "typed"); }
    }, 90);
  }

  document.addEventListener("input", function (event) {
    if (event.target.type === "search" && !event.isComposing) { typed(event.target); }
    if (event.target.matches("textarea[data-grow]")) { grow(event.target); }
  });
  document.addEventListener("compositionend", function (event) {
    if (event.target.type === "search") { typed(event.target); }
  });

  function grow(area) {
    area.rows = Math.max(Number(area.dataset.grow), area.value.split("\n").length + 1);
  }

  /* --- copying ---------------------------------------------------------------------------------- */

  function copy(button) {
    navigator.clipboard.writeText(button.dataset.copy).then(
      function () { say("已拷贝：" + button.dataset.copy.slice(0, 24)); },
      function () { say("浏览器不让拷，请选中后按 Ctrl+C"); }
    );
  }

  /* --- clicks ----------------------------------------------------------------------------------- */

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button, [data-show]");
    if (!button) { return; }
    if (button.id === "theme") { turnTheme(); }
    if (button.id === "show-keys") { $("#keys").showModal(); }
    if (button.dataset.copy !== undefined) { copy(button); }
    if (button.dataset.close !== undefined) { $("#origin").replaceChildren(); }
    if (button.dataset.dismiss !== undefined) { $("#notice").replaceChildren(); }
    if (button.dataset.insert) { insert(button); }
    if (button.dataset.show) { show(button); }
    if (button.dataset.turn) { document.body.classList.toggle(button.dataset.turn); mark(button); }
  });

  /* A snippet of the material as a line of its own. */
  function insert(button) {
    var field = document.getElementById(button.dataset.into);
    field.value = field.value.replace(/\n*$/, field.value ? "\n" : "") + button.dataset.insert;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function mark(button) {
    var on = document.body.classList.contains(button.dataset.turn);
    button.setAttribute("aria-pressed", String(on !== (button.dataset.inverse !== undefined)));
  }

  /* What takes something away for good is asked once more. */
  document.addEventListener("submit", function (event) {
    var sure = event.target.dataset.sure;
    if (sure && !window.confirm(sure)) { event.preventDefault(); }
  });

  /* A finding in the list leads to its words on the sheet, which may be behind the other tab. */
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#s-']");
    var tab = $("[data-show=paper]");
    if (link && tab && tab.offsetParent) { show(tab); }
  });

  /* --- the margin: each note at the line of the words it is about --------------------------------- */

  var GAP = 4;

  function layMargin() {
    var below = 0;
    $$("#sheet .margin").forEach(function (margin) {
      var block = margin.parentElement;
      var notes = $$(".missing, .beside", margin);
      if (window.getComputedStyle(margin).position !== "absolute") {
        notes.forEach(function (note) { note.style.top = ""; });
        return;
      }
      notes.forEach(function (note) {
        var words = note.dataset.beside
          ? $("[data-found='" + note.dataset.beside + "']", block)
            || document.getElementById(note.dataset.sentence)
          : $("mark.gap", block);
        var first = words && words.getClientRects()[0];
        var at = block.offsetTop
          + (first ? first.top - block.getBoundingClientRect().top : 0);
        var top = Math.max(at, below);
        note.style.top = (top - block.offsetTop) + "px";
        below = top + note.offsetHeight + GAP;
      });
    });
  }
  window.addEventListener("resize", layMargin);

  /* On a narrow screen the form and the sheet are two tabs. */
  function show(tab) {
    document.body.dataset.shown = tab.dataset.show;
    layMargin();
    $$("[data-show]").forEach(function (each) {
      each.setAttribute("aria-selected", String(each === tab));
    });
  }

  /* --- keys: only where nothing is being typed ---------------------------------------------------- */

  var ACTS = { c: "[data-copy]", s: "#favour", v: "#keep", x: "#drop" };
  var STEPS = { u: "#undo", r: "#redo" };

  function isTyping(target) {
    return target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
  }

  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
    if (isTyping(event.target)) {
      if (event.target.id === "q" && event.key === "ArrowDown") { event.preventDefault(); step(1); }
      return;
    }
    var search = $("#q") || $("main input[type=search]");
    if (event.key === "/" && search) { event.preventDefault(); search.focus(); search.select(); }
    if (event.key === "?" || event.key === "？") { $("#keys").showModal(); }
    var stepped = STEPS[event.key] && $(STEPS[event.key]);
    if (stepped && !stepped.disabled) { stepped.click(); }
    if (/^[1-9]$/.test(event.key)) {
      var card = $$(".ask.place .cards .card")[Number(event.key) - 1];
      if (card) { card.click(); }
    }
    if ($("#rows") && (event.key === "j" || event.key === "k")) { step(event.key === "j" ? 1 : -1); }
    if ($("#rows") && event.target.classList.contains("row")
        && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
    if ($(".phrase") && ACTS[event.key]) {
      var button = $(ACTS[event.key], $(".phrase"));
      if (button) { event.preventDefault(); button.click(); }
    }
    if (event.target.classList.contains("s")) { sentenceKey(event); }
  });

  /* One row further: it is opened beside the list and has the focus. */
  function step(by) {
    var rows = $$("#rows .row");
    var here = rows.indexOf(document.activeElement);
    if (here < 0) { here = rows.findIndex(function (row) { return row.ariaCurrent === "true"; }); }
    var row = rows[Math.max(0, Math.min(rows.length - 1, here + by))];
    if (row) { row.focus(); row.click(); }
  }

  document.addEventListener("htmx:afterRequest", function (event) {
    var row = event.detail.elt;
    if (!row.classList || !row.classList.contains("row") || !event.detail.successful) { return; }
    $$("#rows .row[aria-current]").forEach(function (each) { each.removeAttribute("aria-current"); });
    row.setAttribute("aria-current", "true");
    document.body.classList.add("opened");
  });

  /* Sentences of the sheet: arrows go from one to the next, Enter tells where it comes from. */
  function sentenceKey(event) {
    var all = $$("#sheet .s");
    var here = all.indexOf(event.target);
    var by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (by && all[here + by]) { event.preventDefault(); all[here + by].focus(); }
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.target.click(); }
  }

  /* --- what was typed and not sent stays when the form is made anew --------------------------------- */

  var IDLE = 2000;
  var kept = null;
  var idle = 0;

  function isTick(field) { return field.type === "checkbox" || field.type === "radio"; }
  function value(field) { return isTick(field) ? field.checked : field.value; }
  function saved(field) { return isTick(field) ? field.defaultChecked : field.defaultValue; }

  /* The browser tells no change of a field that was put back: it is sent when it is left, or when
     nobody has typed in it for a while. */
  function send(field) {
    if (field.dataset.unsent === undefined) { return; }
    delete field.dataset.unsent;
    if (field.name !== "locked" && field.name !== "typed" && field.name !== "q") {
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  function sendWhenIdle(field) {
    window.clearTimeout(idle);
    idle = window.setTimeout(function () { send(field); }, IDLE);
  }
  document.addEventListener("focusout", function (event) { send(event.target); });
  document.addEventListener("input", function (event) {
    if (event.target.dataset.unsent !== undefined) { sendWhenIdle(event.target); }
  });

  /* What was refused has been done since: what said so goes. */
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.requestConfig.verb !== "get" && event.detail.xhr.status < 400) {
      $$("#notice .bad").forEach(function (each) { each.remove(); });
    }
  });

  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.target.id !== "desk") { return; }
    var sent = event.detail.requestConfig.elt;
    var at = document.activeElement;
    kept = { fields: {}, at: at && at.id, scroll: window.scrollY, stage: stage() };
    try { kept.from = at.selectionStart; kept.to = at.selectionEnd; } catch (_) { /* no text */ }
    $$("#desk input[id], #desk textarea[id]").forEach(function (field) {
      if (!sent.contains(field) && value(field) !== saved(field)) {
        kept.fields[field.id] = value(field);
      }
    });
  });
  document.addEventListener("htmx:afterSwap", function (event) {
    if (event.detail.target.id !== "desk" || !kept) { return; }
    var was = kept;
    kept = null;
    Object.keys(was.fields).forEach(function (id) {
      var field = document.getElementById(id);
      if (!field) { return; }
      if (isTick(field)) { field.checked = was.fields[id]; } else { field.value = was.fields[id]; }
      field.dataset.unsent = "";
    });
    var at = was.at && document.getElementById(was.at);
    if (at) {
      at.focus({ preventScroll: true });
      try { at.setSelectionRange(was.from, was.to); } catch (_) { /* no text */ }
      sendWhenIdle(at);
    }
    if (stage() === was.stage) { window.scrollTo(0, was.scroll); } else { atItsTop(); }
    $$("#desk [data-unsent]").forEach(function (field) { if (field !== at) { send(field); } });
  });

  function stage() {
    var here = $("#desk .stages [aria-current]");
    return here ? here.getAttribute("href") : "";
  }

  /* Another stage begins at its top, ready to be typed in. */
  function atItsTop() {
    window.scrollTo(0, 0);
    var first = $("#desk .ask :is(input:not([type=hidden]), textarea, button, a)")
      || $("#desk .stages [aria-current]");
    if (first) { first.focus({ preventScroll: true }); }
  }

  /* What is told of a place does not lie over the place itself. */
  function uncover(target, asked) {
    var words = asked.dataset.beside
      ? $("[data-found='" + asked.dataset.beside + "']") || document.getElementById(asked.dataset.sentence)
      : asked;
    var over = words.getBoundingClientRect().bottom - target.getBoundingClientRect().top;
    if (over > 0) { $("#paper").scrollTop += over + 12; }
  }

  document.addEventListener("htmx:afterSettle", function (event) {
    if (event.detail.target.id === "origin") {
      uncover(event.detail.target, event.detail.requestConfig.elt);
    }
    $$("textarea[data-grow]").forEach(grow);
    $$("[data-turn]").forEach(mark);
    $$("#notice [data-passing]").forEach(passing);
    if (event.detail.target.id === "desk") { go(); layMargin(); }
  });

  document.addEventListener("htmx:responseError", function (event) {
    say(event.detail.xhr.responseText.length < 120
      ? event.detail.xhr.responseText : "没办成，请再试一次");
  });
  document.addEventListener("htmx:sendError", function () {
    say("连不上了：drafter serve 停了吗？答过的都已存好，重新运行就接着写");
  });

  /* --- dropping files --------------------------------------------------------------------------------- */

  ["dragover", "dragleave", "drop"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var zone = event.target.closest && event.target.closest(".drop");
      if (!zone) { return; }
      event.preventDefault();
      zone.classList.toggle("over", name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) {
        $("input[type=file]", zone).files = event.dataTransfer.files;
        zone.closest("form").requestSubmit();
      }
    });
  });
  document.addEventListener("change", function (event) {
    var field = event.target;
    if (field.type === "file" && field.closest(".drop") && field.files.length) {
      field.form.requestSubmit();
    }
  });

  /* --- the progress of a run --------------------------------------------------------------------------- */

  function follow(box) {
    var source = new EventSource(box.dataset.follow);
    source.addEventListener("progress", function (event) {
      var told = JSON.parse(event.data);
      $(".said", box).textContent = told.said;
      var meter = $("progress", box);
      meter.max = Math.max(1, told.total);
      meter.value = told.done;
    });
    source.addEventListener("done", function () {
      source.close();
      window.location.reload();
    });
  }

  /* A gap, a sentence or a check leads to the field behind it. */
  function go() {
    var to = $("[data-goto]");
    var field = to && document.getElementById(to.dataset.goto);
    if (!field) { return; }
    to.removeAttribute("data-goto");
    document.body.dataset.shown = "form";
    field.scrollIntoView({ block: "center" });
    var entry = field.matches("input, textarea") ? field : $("button, input, textarea", field);
    if (entry) { entry.focus({ preventScroll: true }); }
  }

  /* Before a form is sent: a lock by itself sends nothing, a preset takes the place of a length of
     one's own. */
  document.addEventListener("change", function (event) {
    if (event.target.name === "locked") { event.stopPropagation(); }
    var own = event.target.dataset.clears && document.getElementById(event.target.dataset.clears);
    if (own) { own.value = ""; }
  }, true);

  function ready() {
    go();
    $$("[data-follow]").forEach(follow);
    $$("textarea[data-grow]").forEach(grow);
    $$("[data-turn]").forEach(mark);
    layMargin();
    document.fonts.ready.then(layMargin);
  }
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", ready);
  } else { ready(); }
})();
