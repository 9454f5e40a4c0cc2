// One file that an editor opens by double click: a summary, the notes in reading order with their findings beside the
// words, the chain of every id. and supra as links, what was dismissed earlier, the sources and the links of each manuscript.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "report/format.h"
#include "report/html_across.h"
#include "report/html_finding.h"
#include "report/html_index.h"
#include "report/html_page.h"
#include "report/html_text.h"
#include "report/listing.h"
#include "report/scope.h"

namespace subcite {
namespace {

std::string tile(std::uint64_t count, std::string_view one, std::string_view many) { return "<li><b>" + std::to_string(count) + "</b>" + std::string(count == 1 ? one : many) + "</li>"; }

class Page {
 public:
  Page(const ReportContext& context, const Manuscript& m, std::string& out) : context_(context), m_(m), d_(m.document), out_(out) {}

  void write() {
    out_ += "<section data-manuscript=\"" + plain_html(m_.path) + "\"><h2>" + plain_html(m_.path) + "</h2>\n";
    if (!m_.error.empty()) {
      out_ += "<p>It could not be read: " + plain_html(m_.error) + ".</p></section>\n";
      return;
    }
    each_finding(m_, [&](const Listed& at) { findings_[at.finding->note].push_back(at.finding); });
    for (std::size_t i = 0; i < m_.citations.size(); ++i) citations_[static_cast<std::int32_t>(m_.citations[i].note)].push_back(i);
    summary();
    for (const Remark& remark : d_.remarks) out_ += "<p>" + plain_html(remark.message) + "</p>\n";
    body();
    for (std::size_t i = 0; i < d_.notes.size(); ++i) note(static_cast<std::int32_t>(i));
    dismissed();
    sources();
    links();
    html_rules(context_, rules_, out_);
    checked();
    out_ += "</section>\n";
  }

 private:
  [[nodiscard]] std::string anchor(std::int32_t note) const { return "m" + std::to_string(context_.position) + "-n" + std::to_string(note); }
  [[nodiscard]] std::string note_link(std::int32_t note) const { return "<a href=\"#" + anchor(note) + "\">note " + plain_html(d_.notes[static_cast<std::size_t>(note)].label) + "</a>"; }

  void checked() {
    out_ += "<h2>What was checked</h2><table><tbody>\n";
    for (const auto& [name, words] : scope_of(context_, m_)) out_ += "<tr><th scope=row>" + plain_html(name) + "</th><td>" + plain_html(words) + "</td></tr>\n";
    out_ += "</tbody></table>\n";
  }

  void summary() {
    std::array<std::uint64_t, 3> counts{};
    for (const auto& [note, list] : findings_)
      for (const Finding* f : list) ++counts.at(static_cast<std::size_t>(f->severity));
    const auto dead = std::count_if(m_.results.begin(), m_.results.end(), is_gone);
    out_ += "<ul class=tiles>" + tile(counts[2], "error", "errors") + tile(counts[1], "warning", "warnings") + tile(counts[0], "of style", "of style") + tile(d_.notes.size(), "note", "notes") + tile(m_.index.works.size(), "source", "sources") + tile(m_.links.size(), "link", "links");
    if (!context_.offline) out_ += tile(static_cast<std::uint64_t>(dead), "dead link", "dead links");
    const std::size_t unread = unread_in(m_.citations);
    if (unread > 0) out_ += tile(unread, "passage unread", "passages unread");
    out_ += "</ul>\n";
  }

  void finding(const Finding& f) {
    HtmlFinding shown{f.severity, f.rule, f.name, f.fingerprint, f.message, f.help, f.confirmed, f.suppressed, {}, {}};
    for (const Related& r : f.related)
      if (r.note >= 0) shown.more += " <span>(" + note_link(r.note) + ": " + plain_html(r.message) + ")</span>";
    if (f.fix) shown.fix = f.fix->description + (f.fix->safe ? "" : " (look at it first)");
    out_ += html_finding(context_, shown);
    rules_.insert(f.rule);
  }

  void dismissed() {
    std::vector<const Finding*> list;
    for (const Finding& f : m_.findings)
      if (is_dismissed(f.suppressed)) list.push_back(&f);
    const auto each = [&] {
      for (const Finding* f : list) {
        out_ += "<p>" + (f->note < 0 ? std::string("In the text") : note_link(f->note)) + (f->span.empty() ? "" : ": " + plain_html(shortened(d_.at(f->span), 120))) + "</p>";
        finding(*f);
      }
    };
    html_dismissed(list.size(), each, out_);
  }

  void body() {
    const auto found = findings_.find(-1);
    if (found == findings_.end()) return;
    out_ += "<article class=note><h3>Text</h3><div>";
    for (const Finding* f : found->second) out_ += "<p>" + plain_html(shortened(d_.at(f->span), 300)) + "</p>";
    out_ += "</div><div>";
    for (const Finding* f : found->second) finding(*f);
    out_ += "</div></article>\n";
  }

  /// The note's words, those of findings marked; where two overlap, the first marks.
  void words(const Note& note, const std::vector<const Finding*>& list) {
    std::vector<const Finding*> marks(list);
    std::stable_sort(marks.begin(), marks.end(), [](const Finding* a, const Finding* b) { return a->span.begin < b->span.begin; });
    std::uint32_t at = note.text.begin;
    out_ += "<p>";
    for (const Finding* f : marks) {
      if (f->span.empty() || f->span.begin < at || f->span.end > note.text.end) continue;
      out_ += typeset_html(d_, {at, f->span.begin}) + "<mark class=" + std::string(name_of(f->severity)) + " title=\"" + std::string(f->rule) + "\">" + typeset_html(d_, f->span) + "</mark>";
      at = f->span.end;
    }
    out_ += typeset_html(d_, {at, note.text.end}) + "</p>";
  }

  void note(std::int32_t n) {
    const Note& note = d_.notes[static_cast<std::size_t>(n)];
    const auto found = findings_.find(n);
    out_ += "<article class=note id=\"" + anchor(n) + "\"><h3>Note " + plain_html(note.label) + "</h3>";
    words(note, found == findings_.end() ? std::vector<const Finding*>() : found->second);
    out_ += "<div>";
    if (found != findings_.end())
      for (const Finding* f : found->second) finding(*f);
    out_ += "</div>";
    chains(n);
    out_ += "</article>\n";
  }

  /// "id. → note 12 → note 3: Roe, Weirs": every step walkable.
  void chains(std::int32_t n) {
    std::string list;
    const auto here = citations_.find(n);
    if (here == citations_.end()) return;
    for (const std::size_t i : here->second) {
      const Citation& c = m_.citations[i];
      if (c.form == Form::Full || c.form == Form::Unknown || c.form == Form::CrossReference) continue;
      list += "<li>" + plain_html(shortened(d_.at(c.core), 60));
      const Reference& r = m_.index.references[i];
      if (r.antecedent < 0) list += " → " + plain_html(r.reason.empty() ? std::string("leads to no citation") : r.reason);
      else {
        constexpr std::size_t kMostSteps = 20;
        std::int32_t last = n;
        for (const CitationIndex step : m_.index.chain(static_cast<CitationIndex>(i), kMostSteps))
          if (const auto at = static_cast<std::int32_t>(m_.citations[static_cast<std::size_t>(step)].note); at != last) list += " → " + note_link(last = at);
        list += ": " + plain_html(shortened(d_.at(m_.citations[static_cast<std::size_t>(r.antecedent)].core), 120));
      }
      list += "</li>";
    }
    if (!list.empty()) out_ += "<ul class=chain>" + list + "</ul>";
  }

  void sources() {
    out_ += "<h2>Sources</h2><div class=scroll><table><thead><tr><th>Source</th><th>Kind</th><th>Cited in</th></tr></thead><tbody>\n";
    for (const Work& work : m_.index.works) {
      if (work.first < 0) continue;
      const Citation& full = m_.citations[static_cast<std::size_t>(work.first)];
      out_ += "<tr data-source><td>" + typeset_html(d_, full.core) + "</td><td>" + std::string(name_of(full.kind)) + "</td><td>";
      std::int32_t last = -1;
      for (const CitationIndex at : work.all) {
        const auto n = static_cast<std::int32_t>(m_.citations[static_cast<std::size_t>(at)].note);
        if (n != last) out_ += note_link(n) + " ";
        last = n;
      }
      out_ += "</td></tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  /// Only addresses of the web become links.
  static std::string address(const std::string& url) {
    const bool web = url.starts_with("http://") || url.starts_with("https://");
    return web ? "<a rel=\"noreferrer noopener\" href=\"" + plain_html(url) + "\">" + plain_html(url) + "</a>" : plain_html(url);
  }

  void links() {
    if (m_.links.empty()) return;
    out_ += "<h2>Links</h2><div class=scroll><table><thead><tr><th>Link</th><th>Verdict</th><th>Page</th><th>Notes</th></tr></thead><tbody>\n";
    for (std::size_t i = 0; i < m_.links.size(); ++i) {
      const LinkResult& r = m_.results[i];
      const std::string status(name_of(r.status));
      out_ += "<tr data-status=\"";
      out_ += status + "\"><td>";
      out_ += address(m_.links[i].url) + "</td><td>";
      out_ += status;
      if (!r.detail.empty()) out_ += ": " + plain_html(r.detail);
      out_ += "</td><td>" + plain_html(r.page.title);
      if (!r.snapshot_url.empty()) out_ += " Snapshot: " + address(r.snapshot_url);
      if (!r.archive.path.empty()) out_ += " Archived in " + plain_html(r.archive.path) + ".";
      out_ += "</td><td>";
      std::int32_t last = -1;
      for (const UrlUse& use : m_.links[i].uses) {
        if (use.note >= 0 && use.note != last) out_ += note_link(use.note) + " ";
        last = use.note;
      }
      out_ += "</td></tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  const ReportContext& context_;
  const Manuscript& m_;
  const Document& d_;
  std::string& out_;
  std::map<std::int32_t, std::vector<const Finding*>> findings_;  // by note
  std::map<std::int32_t, std::vector<std::size_t>> citations_;    // the same
  std::set<std::string_view> rules_;                              // that found something
};

void begin(const ReportContext& context, std::string& out) {
  html_head(context, kHtmlScriptDigest, out);
  out += html_filter(true) + "<main>\n";
}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) { Page(context, m, out).write(); }

void end(const ReportContext& context, const Totals& t, std::string& out) {
  html_across(context, out);
  out += "</main>\n<p>" + totals_words(t) + ".</p>\n<script>" + std::string(kHtmlScript) + "</script></body></html>\n";
}

}  // namespace

extern const ReportFormat kReportFormat_html;
const ReportFormat kReportFormat_html{"html", "a page for editors, one file that needs no network; of several manuscripts an index and a page each", begin, manuscript, end, false, false, &kHtmlIndex, nullptr, true};

}  // namespace subcite
