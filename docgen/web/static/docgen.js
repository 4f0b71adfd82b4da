// Satu skrip untuk semua halaman: isian, simpan sendiri, masalah di tempatnya, tempel dari Excel, pekerjaan lama.
"use strict";
(() => {
  const $ = (what, root = document) => root.querySelector(what);
  const $$ = (what, root = document) => [...root.querySelectorAll(what)];
  const proof = $("meta[name=docgen-bukti]").content;

  class Refused extends Error {}

  async function send(url, body, more = {}) {
    const upload = body instanceof FormData;
    const headers = { "X-Docgen": proof, ...(upload ? {} : { "Content-Type": "application/json" }) };
    const answer = await fetch(url, { method: "POST", headers, body: upload ? body : JSON.stringify(body), ...more });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Refused(told.galat || "Permintaan ini ditolak."), { code: answer.status });
    return told;
  }

  function make(tag, properties = {}, ...inside) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  }

  function announce(text, undo) {
    const place = $("#siaran");
    const said = make("p", {}, text);
    if (undo) {
      const button = make("button", { type: "button", className: "tombol kecil", textContent: "Urungkan" });
      button.addEventListener("click", () => { said.remove(); undo(); });
      said.append(" ", button);
    }
    place.replaceChildren(said);
    setTimeout(() => said.remove(), 12000);
  }

  // ---- pekerjaan lama ----

  async function follow(jobId, box) {
    const bar = make("progress", { max: 1 });
    const words = make("span", { textContent: "Menunggu giliran…" });
    const stop = make("button", { type: "button", className: "tombol kecil", textContent: "Batalkan" });
    stop.addEventListener("click", () => send(`/pekerjaan/${jobId}/batal`, {}));
    box.replaceChildren(make("p", { role: "status" }, words), make("p", {}, bar, " ", stop));
    box.hidden = false;
    for (let wait = 120; ; wait = Math.min(wait * 1.4, 800)) {
      const answer = await fetch(`/pekerjaan/${jobId}`, { headers: { "X-Docgen": proof } });
      const job = await answer.json();
      if (job.keadaan !== "berjalan") {
        box.replaceChildren();
        if (job.keadaan === "selesai") return job.hasil;
        if (job.keadaan === "dibatalkan") throw new Refused("Dibatalkan.");
        throw new Refused([job.galat, ...(job.masalah || [])].filter(Boolean).join(" ") || "Tidak berhasil.");
      }
      words.textContent = job.dari ? `${job.tahap}: ${job.selesai} dari ${job.dari}` : `${job.tahap || "Bekerja"}…`;
      if (job.dari) { bar.max = job.dari; bar.value = job.selesai; } else bar.removeAttribute("value");
      await new Promise((done) => setTimeout(done, wait));
    }
  }

  function fault(box, error) {
    box.hidden = false;
    const text = error instanceof Refused ? error.message : "docgen tidak menjawab. Periksa apakah jendelanya masih terbuka.";
    box.replaceChildren(make("p", { className: "pesan bahaya", role: "alert" }, text));
  }

  // ---- di semua halaman ----

  for (const form of $$("form[data-tanya]"))
    form.addEventListener("submit", (event) => { if (!confirm(form.dataset.tanya)) event.preventDefault(); });

  for (const button of $$("[data-kerja]"))
    button.addEventListener("click", async () => {
      const box = $(".kemajuan");
      button.disabled = true;
      try {
        const { pekerjaan } = await send(button.dataset.kerja, {});
        location.assign((await follow(pekerjaan, box)).alamat);
      } catch (error) { fault(box, error); }
      button.disabled = false;
    });

  const search = $("#cari");
  if (search)
    search.addEventListener("input", () => {
      const wanted = search.value.trim().toLowerCase();
      for (const shelf of $$(search.dataset.cari)) {
        let found = 0;
        for (const item of $$("li", shelf)) {
          item.hidden = wanted !== "" && !item.textContent.toLowerCase().includes(wanted);
          found += !item.hidden;
        }
        shelf.hidden = found === 0;
        if (wanted) shelf.open = true;
      }
    });

  // ---- menghimpun ----

  const gather = $("#himpun");
  if (gather) {
    const files = $("#h-berkas"), drop = $("#taruh"), box = $(".kemajuan", gather), result = $("#hasil-himpun");
    const count = () => { $("#h-banyak").textContent = files.files.length ? `${files.files.length} berkas dipilih.` : "Belum ada berkas."; };
    files.addEventListener("change", count);
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("di-atas"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("di-atas"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("di-atas");
      files.files = event.dataTransfer.files;
      count();
    });
    gather.addEventListener("submit", async (event) => {
      event.preventDefault();
      result.hidden = true;
      if (!files.files.length) return fault(box, new Refused("Pilih dahulu berkasnya."));
      const button = $("button.utama", gather);
      button.disabled = true;
      try {
        const { pekerjaan } = await send(gather.action, new FormData(gather));
        showGathered(await follow(pekerjaan, box), pekerjaan, result);
      } catch (error) { fault(box, error); }
      button.disabled = false;
    });
  }

  function showGathered(found, jobId, place) {
    const good = found.formulir.filter((one) => one.sah).length;
    const rows = found.formulir.map((one) =>
      make("tr", { className: one.sah ? "sah" : "tidak" }, make("th", { scope: "row" }, one.nama),
        make("td", {}, one.sah ? "✓ Cocok" : "✕ Tidak dimuat"), make("td", {}, one.alasan)));
    const head = make("thead", {}, make("tr", {}, ...["Formulir", "Keadaan", "Sebabnya"].map((text) => make("th", { scope: "col" }, text))));
    const parts = [make("h2", {}, `${good} dari ${found.formulir.length} formulir cocok`)];
    if (found.nama) parts.push(make("p", {}, make("a", { className: "tombol utama besar", href: `/himpun/${jobId}/unduh`, download: "" }, `Unduh ${found.nama}`)));
    if (found.belum && found.belum.length) parts.push(make("p", { className: "pesan" }, `Belum mengirim: ${found.belum.join(", ")}.`));
    if (found.pesan) parts.push(make("p", { className: "pesan bahaya" }, found.pesan));
    if (good < found.formulir.length && found.nama) parts.push(make("p", { className: "pesan" }, "Dokumen ini dibuat tanpa formulir yang tidak cocok, dan menyebutkannya."));
    if (found.lengkapi && found.lengkapi.length) parts.push(make("details", { className: "lipat" }, make("summary", {}, "Yang masih perlu dilengkapi di dokumen"), make("ul", {}, ...found.lengkapi.map((text) => make("li", {}, text)))));
    parts.push(make("div", { className: "gulir", tabIndex: 0, role: "region", ariaLabel: "Daftar formulir" }, make("table", {}, head, make("tbody", {}, ...rows))));
    place.replaceChildren(...parts);
    place.hidden = false;
    place.focus();
  }

  // ---- formulir naskah ----

  const form = $("#formulir");
  if (!form) return;
  const state = JSON.parse($("#keadaan").textContent);
  const children = new WeakMap();
  let counter = 0;

  function nodes(container) {
    if (children.has(container)) return children.get(container);
    const found = [];
    (function walk(element) {
      for (const child of element.children) {
        if (child.tagName === "TEMPLATE") continue;
        if (child.dataset.key !== undefined) found.push(child); else walk(child);
      }
    })(container);
    children.set(container, found);
    return found;
  }

  const kind = (node) => node.dataset.jenis;
  const control = (node) => $(".nilai", node);
  const rowsOf = (list) => [...$(":scope > .baris-baris", list).children];
  const bodyOf = (row) => $(":scope > .baris-isi", row);
  const isFlat = (list) => list.classList.contains("rata");
  const listOf = (element) => element.closest(".daftar");

  // -- data dari halaman, dan ke halaman

  function readAll(container) {
    const data = {};
    for (const node of nodes(container)) {
      const value = read(node);
      if (value !== "" && !(kind(node) !== "nilai" && Object.keys(value).length === 0)) data[node.dataset.key] = value;
    }
    return data;
  }

  function read(node) {
    if (kind(node) === "nilai") return control(node).value;
    return kind(node) === "daftar" ? rowsOf(node).map(readRow) : readAll(node);
  }

  function readRow(row) {
    if (!row.built) return row.data;
    const inside = nodes(bodyOf(row));
    return inside.length === 1 && inside[0].dataset.key === "" ? read(inside[0]) : readAll(bodyOf(row));
  }

  function fill(node, value) {
    if (kind(node) === "nilai") fillValue(node, value);
    else if (kind(node) === "daftar") setRows(node, Array.isArray(value) ? value : []);
    else fillAll(node, value || {});
  }

  function fillAll(container, data) {
    for (const node of nodes(container)) fill(node, data[node.dataset.key]);
    tellFilled(container);
  }

  function fillValue(node, value) {
    const input = control(node), text = value === undefined || value === null ? "" : String(value);
    input.value = node.dataset.format === "uang" ? separated(text) : text;
    if (input.tagName === "SELECT" && text && input.value !== text) {
      input.append(make("option", { value: text }, text));
      input.value = text;
    }
    if (node.dataset.format === "gambar") showPicture(node, text);
    if (text && $(".bacaan", node)) readAloud(node);
  }

  function tellFilled(container) {
    const mark = container.matches("details.kelompok") && $(":scope > summary > .tanda-isi", container);
    if (mark) mark.textContent = Object.keys(readAll(container)).length ? " · terisi" : "";
  }

  // -- baris

  function setRows(list, items) {
    $(":scope > .baris-baris", list).replaceChildren();
    for (const item of items) addRow(list, item);
    if (!items.length && $(":scope > .daftar-kepala .wajib", list)) addRow(list, undefined, !isFlat(list));
    count(list);
  }

  function addRow(list, data, open = false) {
    const pattern = $(":scope > template", list).content.firstElementChild;
    const lazy = !isFlat(list);
    const row = pattern.cloneNode(false);
    row.append(pattern.children[0].cloneNode(true), pattern.children[1].cloneNode(!lazy));
    row.data = data === undefined ? {} : data;
    $(":scope > .baris-baris", list).append(row);
    if (!lazy) settle(row); else { bodyOf(row).hidden = true; summarise(row); if (open) openRow(row, true); }
    return row;
  }

  function build(row) {
    if (row.built) return;
    const pattern = $(":scope > template", listOf(row)).content.firstElementChild;
    bodyOf(row).append(...pattern.children[1].cloneNode(true).children);
    settle(row);
  }

  function settle(row) {
    const mine = `r${++counter}-`;
    for (const name of ["id", "for", "aria-describedby", "aria-labelledby"])
      for (const element of $$(`[${name}*="§"]`, row)) element.setAttribute(name, element.getAttribute(name).replaceAll("§", mine));
    row.built = true;
    const inside = nodes(bodyOf(row));
    if (inside.length === 1 && inside[0].dataset.key === "") fill(inside[0], typeof row.data === "string" ? row.data : "");
    else fillAll(bodyOf(row), row.data || {});
  }

  function openRow(row, open) {
    build(row);
    bodyOf(row).hidden = !open;
    row.classList.toggle("terbuka", open);
    $(".buka", row).setAttribute("aria-expanded", String(open));
    if (open) showProblems();
  }

  function summarise(row) {
    const place = $(":scope > .baris-kepala .ringkas", row);
    if (!place) return;
    const data = readRow(row) || {};
    const words = listOf(row).dataset.kolom.split("|").map((key) => data[key]).filter((value) => typeof value === "string" && value.trim());
    place.textContent = words.slice(0, 4).join(" · ").slice(0, 120) || "Baris baru, belum diisi";
  }

  function count(list) {
    const many = rowsOf(list).length;
    $(":scope > .daftar-kepala .banyak", list).textContent = many > 1 ? `${many} ${list.classList.contains("teks") ? "butir" : "baris"}` : "";
  }

  function structural(list) {
    count(list);
    const path = pathOf(list), key = JSON.stringify(path), within = key.slice(0, -1) + ",";
    for (const old of [...pending.keys()]) if (old === key || old.startsWith(within)) pending.delete(old);
    pending.set(key, [path, read(list)]);
    saveSoon(150, true);
  }

  function restoreRows(list, items) {
    setRows(list, items);
    structural(list);
  }

  const actions = {
    tambah(button) {
      const list = listOf(button), most = Number(list.dataset.paling);
      if (most && rowsOf(list).length >= most) return announce(`Paling banyak ${most} baris.`);
      const row = addRow(list, undefined, true);
      structural(list);
      focusFirst(row);
    },
    hapus(button) {
      const list = listOf(button), row = button.closest(".baris"), before = read(list);
      const next = row.nextElementSibling || row.previousElementSibling;
      row.remove();
      structural(list);
      announce("Baris dihapus.", () => restoreRows(list, before));
      ($("button", next || list) || list).focus();
    },
    salin(button) {
      const list = listOf(button), row = button.closest(".baris");
      const copy = addRow(list, structuredClone(readRow(row)));
      row.after(copy);
      if (!isFlat(list)) openRow(copy, true);
      structural(list);
      focusFirst(copy);
    },
    naik(button) { moveRow(button, -1); },
    turun(button) { moveRow(button, 1); },
    buka(button) { const row = button.closest(".baris"); openRow(row, bodyOf(row).hidden); },
    tempel(button) { openPaste(listOf(button)); },
    "buang-gambar"(button) { const node = button.closest(".isian"); control(node).value = ""; showPicture(node, ""); changed(node); },
  };

  function moveRow(button, by) {
    const row = button.closest(".baris"), other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(row); else other.after(row);
    structural(listOf(row));
    button.focus();
  }

  function focusFirst(row) { const first = $(".nilai:not([type=hidden]), .buka", bodyOf(row)) || $(".buka", row); if (first) first.focus(); }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-aksi]");
    if (button) actions[button.dataset.aksi](button);
  });

  // -- jalur

  function pathOf(element) {
    const path = [];
    for (let one = element; one && one !== form; one = one.parentElement) {
      if (one.classList.contains("baris")) path.unshift([...one.parentElement.children].indexOf(one));
      else if (one.dataset.key) path.unshift(one.dataset.key);
    }
    return path;
  }

  function locate(path, building) {
    let container = form, node = null, row = null;
    for (const step of path) {
      if (typeof step === "number") {
        if (!node || kind(node) !== "daftar") break;
        row = rowsOf(node)[step];
        if (!row) return { node, row: null };
        if (!row.built && !building) return { node: null, row };
        build(row);
        container = bodyOf(row);
        const own = nodes(container);
        if (own.length === 1 && own[0].dataset.key === "") node = own[0];
      } else {
        const next = nodes(container).find((one) => one.dataset.key === step);
        if (!next) break;
        node = next;
        container = next;
      }
    }
    return { node, row };
  }

  function goTo(path) {
    const { node, row } = locate(path, true);
    for (let one = node; one && one !== form; one = one.parentElement) {
      if (one.tagName === "DETAILS") one.open = true;
      if (one.classList.contains("baris") && $(":scope > .baris-kepala > .buka", one)) openRow(one, true);
    }
    const target = node && (kind(node) === "nilai" ? $("input:not([type=hidden]), select, textarea", node) : $("input:not([type=hidden]), select, textarea, button", node));
    if (!target) return;
    const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: reduced ? "auto" : "smooth" });
    target.focus({ preventScroll: true });
  }

  // -- simpan sendiri

  const pending = new Map();
  const saved = $("#tersimpan");
  let timer = 0, due = Infinity, busy = null, checkWanted = false, failing = false, elsewhere = false;

  function saveSoon(wait, check) {
    checkWanted ||= check;
    const when = performance.now() + wait;
    if (when >= due && timer) return;
    clearTimeout(timer);
    due = when;
    timer = setTimeout(() => { timer = 0; due = Infinity; save(); }, wait);
  }

  async function save() {
    if (elsewhere) return;
    if (busy) { await busy; return save(); }
    if (!pending.size && !checkWanted) return;
    const sent = [...pending], check = checkWanted;
    pending.clear();
    checkWanted = false;
    busy = send(`/naskah/${state.id}/simpan`, { sesi: state.sesi, ubah: sent.map(([, change]) => change), tanpa: state.tanpa, periksa: check });
    try {
      const answer = await busy;
      busy = null;
      failing = false;
      saved.className = "tersimpan";
      saved.textContent = `Tersimpan pukul ${answer.waktu}`;
      if (answer.masalah) { state.masalah = answer.masalah; state.naskah = answer.naskah; showProblems(); }
    } catch (error) {
      busy = null;
      const newer = [...pending];
      pending.clear();
      for (const [key, change] of [...sent, ...newer]) { pending.delete(key); pending.set(key, change); }
      checkWanted ||= check;
      failing = true;
      saved.className = "tersimpan belum";
      if (error.code === 409) { elsewhere = true; saved.textContent = error.message; return; }
      if (error.code && error.code < 500) { saved.textContent = `Belum tersimpan: ${error.message}`; return; }
      saved.textContent = "Belum tersimpan: docgen tidak menjawab. Jangan tutup halaman ini; dicoba lagi sebentar lagi.";
      saveSoon(2500, check);
    }
  }

  addEventListener("pagehide", () => {
    if (!pending.size || elsewhere) return;
    const body = { sesi: state.sesi, ubah: [...pending.values()], tanpa: state.tanpa, periksa: false };
    send(`/naskah/${state.id}/simpan`, body, { keepalive: true }).catch(() => {});
  });
  addEventListener("beforeunload", (event) => { if (failing && pending.size) event.preventDefault(); });

  function changed(node) {
    const path = pathOf(node), key = JSON.stringify(path);
    pending.delete(key);
    pending.set(key, [path, control(node).value]);
    saveSoon(400, false);
  }

  form.addEventListener("submit", (event) => event.preventDefault());

  form.addEventListener("input", (event) => {
    const node = event.target.closest(".isian");
    if (!node || !event.target.classList.contains("nilai")) return;
    if (node.dataset.format === "uang") separate(event.target);
    changed(node);
    clearTimeout(node.later);
    node.later = setTimeout(() => {
      if ($(".bacaan", node)) readAloud(node);
      const row = node.closest(".baris");
      if (row) summarise(row);
      const group = node.closest("details.kelompok");
      if (group) tellFilled(group);
    }, 250);
  });

  form.addEventListener("change", (event) => {
    if (event.target.classList.contains("pilih-gambar")) return uploadPicture(event.target);
    if (event.target.dataset.tanpa !== undefined) return switchPart(event.target);
    const node = event.target.closest(".isian");
    if (node && event.target.tagName === "SELECT") { node.touched = true; saveSoon(0, true); }
  });

  form.addEventListener("focusout", (event) => {
    const node = event.target.closest(".isian");
    if (!node) return;
    node.touched = true;
    for (let list = listOf(node); list; list = listOf(list.parentElement))
      if (!event.relatedTarget || !list.contains(event.relatedTarget)) list.touched = true;
    saveSoon(0, true);
  });

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    const row = event.target.closest(".baris"), list = row && listOf(row);
    if (!list || !isFlat(list)) return;
    const key = event.target.closest(".isian").dataset.key;
    if (!row.nextElementSibling) { addRow(list); structural(list); }
    const below = nodes(bodyOf(row.nextElementSibling)).find((one) => one.dataset.key === key);
    if (below) $("input:not([type=hidden]), select, textarea", below).focus();
  });

  function switchPart(box) {
    const name = box.dataset.tanpa;
    state.tanpa = state.tanpa.filter((one) => one !== name);
    if (!box.checked) state.tanpa.push(name);
    showPart(box);
    saveSoon(0, true);
  }

  function showPart(box) {
    $(".bagian-isi", box.closest(".bagian")).hidden = !box.checked;
  }

  // -- uang, tanggal, gambar

  const separated = (text) => (/^\d+$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, ".") : text);

  function separate(input) {
    if (!/^[\d.]*$/.test(input.value)) return;
    const digits = input.value.slice(0, input.selectionStart).replaceAll(".", "").length;
    const text = separated(input.value.replaceAll(".", ""));
    if (text === input.value) return;
    input.value = text;
    let at = 0;
    for (let seen = 0; seen < digits && at < text.length; at++) seen += text[at] !== ".";
    input.setSelectionRange(at, at);
  }

  async function readAloud(node) {
    const text = control(node).value.trim(), place = $(".bacaan", node);
    if (!text) { place.textContent = ""; return; }
    const asked = new URLSearchParams({ f: node.dataset.format, t: text });
    const told = await fetch(`/baca?${asked}`).then((answer) => answer.json()).catch(() => ({ kata: "" }));
    if (control(node).value.trim() === text) place.textContent = told.kata ? `= ${told.kata}` : "";
  }

  function showPicture(node, name) {
    const place = $(".gambar-kini", node);
    place.hidden = !name;
    if (name) $("img", place).src = `/gambar/${name}`;
  }

  async function uploadPicture(input) {
    const node = input.closest(".isian"), body = new FormData();
    if (!input.files.length) return;
    body.append("berkas", input.files[0]);
    try {
      const { nama } = await send("/gambar", body);
      control(node).value = nama;
      showPicture(node, nama);
      changed(node);
      say(node, "");
    } catch (error) { say(node, error.message); }
    input.value = "";
  }

  // -- masalah

  let everything = false;
  const shown = new Set();
  const sectionOf = new Map();
  for (const section of $$(".bagian", form)) {
    const inner = $(".bagian-isi", section);
    for (const node of inner.dataset.key ? [inner] : nodes(inner)) sectionOf.set(node.dataset.key, section.id);
  }

  function say(node, text) {
    const place = $(":scope > .galat", node), input = kind(node) === "nilai" && $("input:not([type=hidden]), select, textarea", node);
    place.textContent = text;
    place.hidden = !text;
    if (input) { if (text) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid"); }
    if (text) shown.add(node); else shown.delete(node);
  }

  function isDue(node, problem) {
    if (everything || node.touched) return true;
    return !problem.kosong && kind(node) === "nilai" && control(node).value !== "" && document.activeElement !== control(node);
  }

  function showProblems() {
    const texts = new Map(), badges = new Map(), left = new Map();
    for (const problem of state.masalah) {
      const severe = problem.tingkat === "galat";
      if (severe) {
        const section = sectionOf.get(problem.jalur[0]);
        left.set(section, [...(left.get(section) || []), problem]);
      }
      const { node, row } = locate(problem.jalur, false);
      if (row && !node) { if (everything || row.touched) badges.set(row, (badges.get(row) || 0) + severe); continue; }
      if (!node || kind(node) === "kelompok" && node.classList.contains("bagian-isi")) continue;
      if (!isDue(node, problem)) continue;
      const words = severe ? problem.pesan : `Peringatan: ${problem.pesan}`;
      texts.set(node, [...(texts.get(node) || []), problem.profil ? `${words} (dari Profil desa)` : words]);
      const outer = node.closest(".baris");
      if (severe && outer) badges.set(outer, (badges.get(outer) || 0) + 1);
    }
    for (const node of [...shown]) if (!texts.has(node)) say(node, "");
    for (const [node, words] of texts) say(node, words.join(" "));
    for (const place of $$(".baris-galat", form)) {
      const many = badges.get(place.closest(".baris"));
      place.textContent = many ? `${many} perlu diperbaiki` : "";
    }
    showLeft(left);
  }

  function showLeft(left) {
    const total = state.masalah.filter((one) => one.tingkat === "galat").length;
    for (const link of $$(".langkah a")) {
      const many = (left.get(link.dataset.bagian) || []).length;
      const box = $(`#buat-${CSS.escape(link.dataset.bagian)}`), idle = !many && box && !box.checked;
      const place = $(`#${CSS.escape(link.dataset.bagian)} > details > summary .keadaan`);
      $(".sisa", link).textContent = idle ? "–" : many ? `${many} lagi` : "✓";
      $(".sisa", link).className = many ? "sisa" : idle ? "sisa diam" : "sisa lengkap";
      place.textContent = idle ? box.dataset.diam : many ? `${many} perlu diisi` : "lengkap";
      place.className = many ? "keadaan" : idle ? "keadaan diam" : "keadaan lengkap";
    }
    $("#jumlah-sisa").textContent = total ? `Masih ${total} isian yang perlu diisi atau diperbaiki.` : "Semua isian sudah lengkap.";
    const groups = [];
    for (const link of $$(".langkah a")) {
      const problems = left.get(link.dataset.bagian) || [];
      if (!problems.length) continue;
      const title = link.firstChild.textContent.trim();
      const open = groups.length === 0;
      groups.push(make("details", { open }, make("summary", {}, `${title} (${problems.length})`), problemList(problems, 12)));
    }
    $("#daftar-sisa").replaceChildren(...groups);
    const picker = $("#naskah-ke");
    if (picker) {
      const chosen = picker.selectedIndex;
      picker.replaceChildren(...state.naskah.map((title, at) => make("option", { value: at }, title)));
      picker.selectedIndex = Math.max(0, Math.min(chosen, state.naskah.length - 1));
      $("#pilih-naskah").hidden = state.naskah.length < 2;
    }
    const summary = $("#ringkasan");
    if (!summary.hidden && !total) summary.hidden = true;
  }

  function problemList(problems, most) {
    const items = problems.slice(0, most).map((problem) => {
      const link = make("a", { href: "#" }, problem.label || problem.jalur.join(" › "));
      link.addEventListener("click", (event) => { event.preventDefault(); goTo(problem.jalur); });
      return make("li", {}, link, problem.kosong ? "" : `: ${problem.pesan}`);
    });
    if (problems.length > most) items.push(make("li", {}, `dan ${problems.length - most} lagi`));
    return make("ul", { className: "sisa-daftar" }, ...items);
  }

  function showEverything() {
    everything = true;
    showProblems();
    const faults = state.masalah.filter((one) => one.tingkat === "galat"), summary = $("#ringkasan");
    summary.replaceChildren(make("h2", {}, `Belum dapat dibuat: ${faults.length} isian perlu diisi atau diperbaiki`), problemList(faults, 40));
    summary.hidden = false;
    summary.scrollIntoView({ block: "start" });
    summary.focus({ preventScroll: true });
  }

  // -- tempel dari lembar kerja

  function cellsOf(text) {
    const rows = [[]];
    let cell = "", quoted = false;
    const body = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
    for (let at = 0; at < body.length; at++) {
      const sign = body[at];
      if (quoted) {
        if (sign !== '"') cell += sign;
        else if (body[at + 1] === '"') { cell += '"'; at++; } else quoted = false;
      } else if (sign === '"' && cell === "") quoted = true;
      else if (sign === "\t") { rows.at(-1).push(cell); cell = ""; }
      else if (sign === "\n") { rows.at(-1).push(cell); cell = ""; rows.push([]); }
      else cell += sign;
    }
    rows.at(-1).push(cell);
    return rows.filter((row) => row.some((one) => one.trim()));
  }

  const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();

  function columnsFor(list, rows, first) {
    const keys = list.dataset.kolom.split("|"), titles = list.dataset.judul.split("|").map(plain);
    const named = rows[0].map((cell) => { const at = titles.indexOf(plain(cell)); return at >= 0 ? at : keys.map(plain).indexOf(plain(cell)); });
    const known = named.filter((at) => at >= 0).length;
    if (rows.length > 1 && known >= Math.max(1, Math.ceil(rows[0].length / 2)) && (known > 1 || rows[0].length === 1))
      return { keys: named.map((at) => keys[at]), rows: rows.slice(1) };
    return { keys: keys.slice(first), rows };
  }

  function pasteInto(list, text, from, first) {
    const found = columnsFor(list, cellsOf(text), first), before = read(list), items = structuredClone(before);
    const itself = list.classList.contains("teks");
    found.rows.forEach((cells, offset) => {
      const at = from + offset;
      while (items.length <= at) items.push(itself ? "" : {});
      if (itself) { items[at] = cells.join(" ").trim(); return; }
      cells.forEach((cell, column) => {
        const key = found.keys[column];
        if (key && key.endsWith("[]")) items[at][key.slice(0, -2)] = cell.split(/\s*[;\n]\s*/).filter(Boolean);
        else if (key) items[at][key] = cell.trim();
      });
    });
    setRows(list, items);
    rowsOf(list).slice(from, from + found.rows.length).forEach(touchRow);
    list.touched = true;
    structural(list);
    announce(`${found.rows.length} baris ditempel.`, () => restoreRows(list, before));
    const last = rowsOf(list)[from + found.rows.length - 1];
    if (last) focusFirst(last);
  }

  function touchRow(row) {
    row.touched = true;
    if (row.built) for (const node of nodes(bodyOf(row))) node.touched = true;
  }

  form.addEventListener("paste", (event) => {
    const node = event.target.closest(".isian"), row = node && node.closest(".baris");
    if (!row) return;
    const list = listOf(row), text = event.clipboardData.getData("text/plain"), body = text.replace(/[\r\n]+$/, "");
    const first = list.dataset.kolom.split("|").indexOf(node.dataset.key);
    const lines = /[\r\n]/.test(body), block = body.includes("\t") || (lines && (list.classList.contains("teks") || event.target.tagName !== "TEXTAREA"));
    if (!block || first < 0) return;
    event.preventDefault();
    pasteInto(list, text, rowsOf(list).indexOf(row), first);
  });

  const dialog = $("#tempelan"), pasteBox = $("#kotak-tempel");
  let pasteList = null;

  function openPaste(list) {
    pasteList = list;
    pasteBox.value = "";
    $("#hasil-tempel").textContent = "";
    $("#urutan-kolom").textContent = list.dataset.judul.split("|").join(" | ");
    dialog.showModal();
    pasteBox.focus();
  }

  pasteBox.addEventListener("input", () => {
    const rows = pasteBox.value.trim() ? columnsFor(pasteList, cellsOf(pasteBox.value), 0).rows : [];
    $("#hasil-tempel").textContent = rows.length ? `Terbaca ${rows.length} baris.` : "";
  });
  $("#batal-tempel").addEventListener("click", () => dialog.close());
  $("#pakai-tempel").addEventListener("click", () => {
    if (pasteBox.value.trim()) {
      const items = read(pasteList);
      while (items.length && isBlank(items.at(-1))) items.pop();
      pasteInto(pasteList, pasteBox.value, items.length, 0);
    }
    dialog.close();
  });

  const isBlank = (value) => (typeof value === "string" ? !value.trim() : Object.values(value || {}).every(isBlank));

  // -- pratinjau dan pembuatan

  const preview = $("#lihat"), maker = $("#buat");

  if (preview) {
    const box = $("#pratinjau");
    const show = async () => {
      preview.disabled = true;
      try {
        checkWanted = true;
        await save();
        const { pekerjaan } = await send(`/naskah/${state.id}/pratinjau`, { naskah: Number($("#naskah-ke").value || 0) });
        showPages(await follow(pekerjaan, box), box);
      } catch (error) { fault(box, error); }
      preview.disabled = false;
    };
    preview.addEventListener("click", show);
    $("#naskah-ke").addEventListener("change", show);
  }

  function showPages(found, box) {
    if (found.belum !== undefined) {
      box.replaceChildren(make("p", { className: "pesan" }, found.belum ? `Belum dapat ditampilkan: ${found.belum} isian perlu diisi dahulu.` : "Belum ada naskah untuk ditampilkan."));
      return;
    }
    const parts = [make("p", { className: "redup" }, found.nama)];
    if (found.teks) parts.push(make("p", { className: "pesan" }, found.catatan), make("div", { className: "teks-naskah", tabIndex: 0, role: "region", ariaLabel: "Teks naskah" }, ...found.teks.map((line) => make("p", {}, line))));
    for (let page = 0; page < (found.halaman || 0); page++) {
      const source = `/halaman/${found.kunci}/${page}.png`;
      const picture = make("img", { src: source, alt: `Halaman ${page + 1} dari ${found.halaman}`, loading: "lazy", className: "halaman" });
      parts.push(make("a", { href: source, target: "_blank", rel: "noopener" }, picture));
    }
    box.replaceChildren(...parts);
  }

  if (maker)
    maker.addEventListener("click", async () => {
      const box = $("#kemajuan");
      maker.disabled = true;
      try {
        await save();
        const answer = await send(`/naskah/${state.id}/buat`, { tanda: $("#tanda")?.value || "", pdf: $("#pdf")?.checked || false });
        if (answer.masalah) { state.masalah = answer.masalah; state.naskah = answer.naskah; showEverything(); }
        else location.assign((await follow(answer.pekerjaan, box)).alamat);
      } catch (error) { fault(box, error); box.scrollIntoView({ block: "nearest" }); }
      maker.disabled = false;
    });

  const profileDone = $("#selesai-profil");
  if (profileDone)
    profileDone.addEventListener("click", async () => {
      checkWanted = true;
      await save();
      if (state.masalah.some((one) => one.tingkat === "galat")) showEverything();
      else location.assign(profileDone.dataset.tujuan);
    });

  const title = $("#judul-naskah");
  if (title) title.addEventListener("change", () => send(`/naskah/${state.id}/nama`, { judul: title.value }).then(() => announce("Nama naskah disimpan."), (error) => announce(error.message)));

  for (const link of $$(".langkah a"))
    link.addEventListener("click", () => { $(`#${CSS.escape(link.dataset.bagian)} > details`).open = true; });

  // -- dari profil

  function fromProfile(node, value) {
    if (value === undefined || value === null || value === "") return;
    if (kind(node) === "kelompok") { for (const child of nodes(node)) fromProfile(child, value[child.dataset.key]); return; }
    if (kind(node) !== "nilai") return;
    node.classList.add("dari-profil");
    const input = control(node);
    if (input.tagName === "SELECT") input.options[0].textContent = `${value} (dari profil)`;
    else if (node.dataset.format !== "gambar") input.placeholder = value;
    $("label", node).append(make("span", { className: "asal" }, " dari profil"));
  }

  fillAll(form, state.isi);
  for (const section of $$(".bagian[data-profil]", form)) {
    for (const node of nodes($(".bagian-isi", section))) fromProfile(node, state.profil[node.dataset.key]);
    const names = new Set(nodes($(".bagian-isi", section)).map((one) => one.dataset.key));
    if (state.masalah.some((one) => one.tingkat === "galat" && names.has(one.jalur[0]))) $("details", section).open = true;
  }
  for (const box of $$("[data-tanpa]", form)) showPart(box);
  showProblems();
})();
