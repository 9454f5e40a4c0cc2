// Works without a network and without the script: then everything is shown. Severities differ by word and line, not by
// colour alone.
#include "report/html_page.h"

namespace subcite {

// clang-format off
const std::string_view kHtmlStyle = R"css(:root{color-scheme:light dark;--ink:#1d1d1f;--paper:#fff;--dim:#5b5b66;--line:#d8d8de;--error:#a4001d;--warning:#7a4b00;--style:#124f8a;--error-bg:#ffe3e6;--warning-bg:#fff0cf;--style-bg:#e2efff}
@media (prefers-color-scheme:dark){:root{--ink:#ececf1;--paper:#16161a;--dim:#a5a5b2;--line:#3a3a44;--error:#ff9aa8;--warning:#ffce73;--style:#9cc8ff;--error-bg:#4d1620;--warning-bg:#453208;--style-bg:#15304f}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.5rem;font:1rem/1.55 Georgia,"Times New Roman",serif;color:var(--ink);background:var(--paper)}
h1,h2,h3,nav,form,table,.finding,.tiles,.chain,.dismissed{font-family:system-ui,sans-serif}
h1{font-size:1.5rem;margin:0 0 .3rem}h2{font-size:1.2rem;margin:2rem 0 .6rem;overflow-wrap:anywhere}h3{font-size:.95rem;margin:0;color:var(--dim)}
a{color:var(--style)}
.tiles{display:flex;flex-wrap:wrap;gap:.6rem;margin:.6rem 0;padding:0;list-style:none}
.tiles li{border:1px solid var(--line);border-radius:.4rem;padding:.4rem .8rem}.tiles b{font-size:1.3rem;margin-right:.3rem}
form{position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--line);padding:.6rem 0;display:flex;flex-wrap:wrap;gap:.8rem;align-items:center;z-index:1}
input[type=search],select{font:inherit;padding:.2rem .4rem;max-width:16rem}
.note{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:.2rem 1.5rem;border-top:1px solid var(--line);padding:.7rem 0;scroll-margin-top:5rem;content-visibility:auto;contain-intrinsic-size:auto 6rem}
.note h3{grid-column:1/-1}.note p{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
.note:target{outline:2px solid var(--style);outline-offset:.3rem}
.sc{font-variant:small-caps}
mark{background:var(--style-bg);color:inherit;border-bottom:2px dotted var(--style)}
mark.error{background:var(--error-bg);border-bottom:2px solid var(--error)}mark.warning{background:var(--warning-bg);border-bottom:2px dashed var(--warning)}
.finding{font-size:.88rem;line-height:1.4;border-left:.25rem solid var(--style);padding:.1rem 0 .1rem .6rem;margin:0 0 .5rem}
.finding.error{border-color:var(--error)}.finding.warning{border-color:var(--warning)}
.finding b{text-transform:uppercase;letter-spacing:.03em;font-size:.78rem;color:var(--style)}.finding.error b{color:var(--error)}.finding.warning b{color:var(--warning)}
.finding details{color:var(--dim)}
.judge button,form button{font:inherit;font-size:.8rem;padding:.1rem .5rem;border:1px solid var(--line);border-radius:.3rem;background:none;color:inherit;cursor:pointer}.judge button[aria-pressed=true]{font-weight:bold;border-color:currentColor}.judge button[aria-pressed=true]::after{content:" \2713"}
.finding[data-decided=dismissed]{opacity:.65;border-left-style:dotted}
.dismissed{border-top:1px solid var(--line);padding:.7rem 0;color:var(--dim)}.dismissed>p{margin:.6rem 0 .2rem}
.rule p{white-space:pre-wrap;font-size:.88rem}
.chain{grid-column:1/-1;font-size:.82rem;color:var(--dim);margin:.2rem 0 0;padding:0;list-style:none}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.86rem}th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.3rem .6rem .3rem 0;overflow-wrap:anywhere}thead th,td.whole{white-space:nowrap}
[hidden]{display:none!important}
@media (max-width:48rem){.note{grid-template-columns:1fr}form{position:static}.note{scroll-margin-top:1rem}}
@media print{.note{content-visibility:visible}form,.judge{display:none}body{max-width:none;padding:0;color:#000;background:#fff}.note,tr{break-inside:avoid}a{color:inherit;text-decoration:none}})css";

const std::string_view kHtmlScript = R"js("use strict";
(() => {
  const form = document.querySelector("form");
  const told = document.querySelector("#told");
  const kStore = "subcite-triage";
  let decisions = {};
  try { decisions = JSON.parse(localStorage.getItem(kStore)) || {}; } catch { /* a browser that keeps nothing, or what is no longer ours */ }
  const keyOf = (finding) => finding.closest("section").dataset.manuscript + "\n" + finding.dataset.fingerprint;
  const keep = () => { try { localStorage.setItem(kStore, JSON.stringify(decisions)); } catch { /* kept until the page is closed */ } };
  const show = (finding) => {
    const decision = decisions[keyOf(finding)] || "";
    finding.dataset.decided = decision;
    for (const button of finding.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.decision === decision));
  };
  const count = () => {
    const here = [...document.querySelectorAll(".finding")].filter((finding) => finding.dataset.decided).length;
    form.elements.save.hidden = here === 0;
    form.elements.save.textContent = here === 1 ? "Save 1 decision" : "Save " + here + " decisions";
  };
  const decide = (button) => {
    const finding = button.closest(".finding");
    const key = keyOf(finding);
    if (decisions[key] === button.dataset.decision) decisions[key] = "";
    else decisions[key] = button.dataset.decision;
    show(finding);
    keep();
    count();
  };
  const save = () => {
    const list = [];
    for (const finding of document.querySelectorAll(".finding"))
      if (finding.dataset.decided) list.push({manuscript: finding.closest("section").dataset.manuscript, fingerprint: finding.dataset.fingerprint, decision: finding.dataset.decided, rule: finding.dataset.rule, reason: finding.dataset.reason || ""});
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify({schema: "subcite-triage/1", decisions: list}, null, 1)], {type: "application/json"}));
    link.download = "triage-" + (list[0].manuscript || "all").replace(/^.*[/]/, "").replace(/[^A-Za-z0-9._-]+/g, "-") + ".json";
    link.click();
  };
  const apply = () => {
    const severities = new Set([...form.querySelectorAll("input[name=severity]:checked")].map((box) => box.value));
    const rule = form.elements.rule.value;
    const words = form.elements.words.value.trim().toLowerCase();
    const status = form.elements.status ? form.elements.status.value : "";
    const only = form.elements.only && form.elements.only.checked;
    let shown = 0;
    for (const note of document.querySelectorAll(".note:not(.dismissed .note)")) {
      let any = false;
      for (const finding of note.querySelectorAll(".finding")) {
        const fits = severities.has(finding.dataset.severity) && (!rule || finding.dataset.rule === rule) && (!form.elements.open.checked || !finding.dataset.decided);
        finding.hidden = !fits;
        any = any || fits;
        shown += fits ? 1 : 0;
      }
      const holds = !words || note.textContent.toLowerCase().includes(words);
      note.hidden = !holds || (only && !any);
    }
    for (const row of document.querySelectorAll("tr[data-status]")) row.hidden = status !== "" && row.dataset.status !== status;
    for (const row of document.querySelectorAll("tr[data-source]")) row.hidden = words !== "" && !row.textContent.toLowerCase().includes(words);
    told.textContent = shown === 1 ? "1 finding shown" : shown + " findings shown";
  };
  const add = (select, values) => { for (const value of [...new Set(values)].sort()) select.add(new Option(value, value)); };
  add(form.elements.rule, [...document.querySelectorAll(".finding")].map((finding) => finding.dataset.rule));
  if (form.elements.status) add(form.elements.status, [...document.querySelectorAll("tr[data-status]")].map((row) => row.dataset.status));
  for (const finding of document.querySelectorAll(".finding")) {
    const shipped = finding.querySelector("button[aria-pressed=true]");
    if (shipped && !(keyOf(finding) in decisions)) decisions[keyOf(finding)] = shipped.dataset.decision;
    finding.querySelector(".judge").hidden = false;
    show(finding);
  }
  document.addEventListener("click", (event) => {
    if (event.target.matches(".judge button")) decide(event.target);
    const rule = event.target.closest("a[href^='#m']");
    const page = rule && document.getElementById(rule.getAttribute("href").slice(1));
    if (page && page.matches("details")) page.open = true;
  });
  form.elements.save.addEventListener("click", save);
  count();
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();)js";
// clang-format on

const std::string_view kHtmlStyleDigest = "o43rBTNEAXoTDFQy6IUGtuCOjc5evpifxx4GYZZHink=";
const std::string_view kHtmlScriptDigest = "vWgEvpnBP9K+fRIEKBPrYXG+3T/PwtWBCjGcoHlbhnw=";

}  // namespace subcite
