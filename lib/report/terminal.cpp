// The report a person reads: note first, the words marked, what to do. Links that need a look come after
// the findings, a sum at the end.
#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "base/utf8.h"
#include "report/format.h"
#include "report/scope.h"
#include "report/inspect.h"
#include "report/listing.h"

namespace subcite {
namespace {

class TerminalWriter {
 public:
  TerminalWriter(const ReportContext& context, const Manuscript& m, std::string& out) : context_(context), m_(m), d_(m.document), out_(out) {}

  void run() {
    if (context_.position > 0) out_ += '\n';
    bold(m_.path);
    if (!m_.error.empty()) {
      out_ += ": " + m_.error + ".\n";
      return;
    }
    const std::size_t unread_count = unread_in(m_.citations);
    out_ += ": " + counted(d_.notes.size(), "note") + ", " + counted(m_.citations.size() - unread_count, "citation") + ", " + counted(m_.links.size(), "link") + (unread_count > 0 ? ", " + std::to_string(unread_count) + " unread" : std::string()) + "\n";
    findings();
    unread();
    links();
    for (const Remark& r : d_.remarks) out_ += "\n  remark: " + printable(r.message) + "\n";
    out_ += '\n';
    wrapped("Checked: " + scope_words(context_, m_), "  ");
  }

 private:
  void paint(std::string_view code, std::string_view words) {
    if (context_.colour) out_ += "\x1B[" + std::string(code) + "m";
    out_ += printable(words);
    if (context_.colour) out_ += "\x1B[0m";
  }
  void bold(std::string_view words) { paint("1", words); }

  static std::string_view colour_of(Severity s) { return s == Severity::Error ? "31" : s == Severity::Warning ? "33"
                                                                                                              : "36"; }

  /// Of one rule so many are shown and the others counted, unless it is the only one that has any.
  void findings() {
    constexpr std::size_t kMostOfOneRule = 20;
    std::map<std::string_view, std::size_t> counts;
    for (const Finding& f : m_.findings)
      if (f.suppressed.empty()) ++counts[f.rule];
    std::map<std::string_view, std::size_t> shown;
    for (const Finding& f : m_.findings)
      if (f.suppressed.empty() && (++shown[f.rule] <= kMostOfOneRule || counts.size() == 1)) finding(f);
    if (counts.size() == 1) return;
    for (const auto& [rule, count] : counts)
      if (count > kMostOfOneRule) wrapped("… and " + std::to_string(count - kMostOfOneRule) + " more like it of " + std::string(rule) + " (--select " + std::string(rule) + " shows them all)", "  ");
  }

  [[nodiscard]] Place place_of(const Finding& f) const { return f.place ? *f.place : d_.origins.place_of(f.span); }

  void finding(const Finding& f) {
    const Place place = place_of(f);
    out_ += "\n  ";
    bold(f.note < 0 ? std::string("body") : "note " + d_.notes[static_cast<std::size_t>(f.note)].label);
    out_ += "  " + printable(d_.printed(place)) + "  ";
    paint(colour_of(f.severity), name_of(f.severity));
    out_ += "  " + std::string(f.rule) + " " + std::string(f.name) + "\n";
    wrapped(f.message, "    ");
    if (!f.place && !f.span.empty()) excerpt(f.span);
    wrapped("→ " + f.help, "    ");
    std::size_t shown = 0;
    for (const Related& r : f.related) {
      if (r.note < 0) continue;
      if (++shown > 4) break;
      wrapped("note " + d_.notes[static_cast<std::size_t>(r.note)].label + ": " + r.message, "      ");
    }
    if (f.related.size() > 4) out_ += "      and " + std::to_string(f.related.size() - 4) + " more\n";
  }

  /// The line of text round the words, the words underlined.
  void excerpt(Span span) {
    constexpr std::uint32_t kBefore = 36;
    const std::uint32_t most = static_cast<std::uint32_t>(std::max<std::size_t>(context_.width, 60)) - 10;
    Span block = block_of(span);
    std::uint32_t from = span.begin > block.begin + kBefore ? span.begin - kBefore : block.begin;
    while (from > block.begin && from < span.begin && d_.text[from - 1] != ' ') --from;
    std::uint32_t to = std::min(block.end, from + most);
    while (to < block.end && to > span.begin && (static_cast<unsigned char>(d_.text[to]) & 0xC0U) == 0x80) --to;
    const std::uint32_t end = std::min(span.end, to);
    const std::string lead = from > block.begin ? "…" : "";
    out_ += "      " + lead + printable(d_.at({from, to})) + (to < block.end ? "…" : "") + "\n";
    const std::size_t skip = count_code_points(lead) + count_code_points(d_.at({from, span.begin}));
    const std::size_t marks = std::max<std::size_t>(1, count_code_points(d_.at({span.begin, end})));
    out_ += "      " + std::string(skip, ' ');
    paint("1;31", std::string(marks, '^'));
    out_ += '\n';
  }

  [[nodiscard]] Span block_of(Span span) const {
    for (const Note& n : d_.notes)
      if (n.text.contains(span)) return n.text;
    for (const Paragraph& p : d_.body)
      if (p.text.contains(span)) return p.text;
    return span;
  }

  void wrapped(std::string_view words, std::string_view indent) {
    const std::string clean = printable(words);
    std::size_t column = 0;
    for (const std::string_view word : split(clean, ' ')) {
      const std::size_t size = count_code_points(word);
      if (column > 0 && indent.size() + column + 1 + size > context_.width) {
        out_ += '\n';
        column = 0;
      }
      out_ += column == 0 ? indent : std::string_view(" ");
      out_ += word;
      column += size + (column == 0 ? 0 : 1);
    }
    out_ += '\n';
  }

  void unread() {
    const std::size_t count = unread_in(m_.citations);
    if (count == 0) return;
    out_ += "\n  " + counted(count, "passage") + " that " + (count == 1 ? "looks" : "look") + " like a citation could not be read:\n";
    for (const Citation& c : m_.citations) {
      if (c.form != Form::Unknown) continue;
      std::string words(d_.at(c.raw));
      if (words.size() > 90) words = std::string(trim(words.substr(0, words.find(' ', 80)))) + "…";
      out_ += "    note " + printable(d_.notes[c.note].label) + ": " + printable(words) + "\n";
    }
  }

  static bool needs_a_look(LinkStatus s) { return s != LinkStatus::Ok && s != LinkStatus::Skipped; }

  void links() {
    if (m_.links.empty()) return;
    if (context_.offline) {
      out_ += "\n  Links were not checked (--offline).\n";
      return;
    }
    std::size_t good = 0;
    for (const LinkResult& r : m_.results) good += r.status == LinkStatus::Ok ? 1 : 0;
    out_ += "\n  Links: " + std::to_string(good) + " of " + std::to_string(m_.links.size()) + " answer as they should.\n";
    for (std::size_t i = 0; i < m_.links.size(); ++i) {
      const LinkResult& r = m_.results[i];
      if (!needs_a_look(r.status) && !(r.status == LinkStatus::Ok && !r.detail.empty())) continue;
      out_ += "    ";
      paint(r.status == LinkStatus::Moved || r.status == LinkStatus::Ok ? "33" : "31", name_of(r.status));
      out_ += "  " + printable(m_.links[i].url) + (r.detail.empty() ? "" : "  (" + printable(r.detail) + ")") + "\n";
      if (r.status == LinkStatus::Moved) out_ += "      now at " + printable(r.final_url) + "\n";
    }
  }

  const ReportContext& context_;
  const Manuscript& m_;
  const Document& d_;
  std::string& out_;
};

void begin(const ReportContext&, std::string&) {}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) { TerminalWriter(context, m, out).run(); }

/// What only all of them together show.
void across(const ReportContext& context, std::string& out) {
  if (!context.across.empty()) out += "\nOver all manuscripts\n";
  context.across.each([&](const AcrossFinding& f) {
    out += "\n  " + std::string(name_of(f.severity)) + "  " + std::string(f.rule) + " " + std::string(f.name) + "\n    " + printable(f.message) + "\n";
    for (const AcrossPlace& place : f.places) out += "      " + printable(place_words(place)) + "\n";
    out += "    → " + printable(f.help) + "\n";
  });
}

void end(const ReportContext& context, const Totals& t, std::string& out) {
  across(context, out);
  out += "\n" + counted(t.manuscripts, "manuscript") + ", " + counted(t.notes, "note") + ", " + counted(t.citations, "citation") + ": " + counted(t.errors, "error") + ", " + counted(t.warnings, "warning") + ", " + std::to_string(t.style) + " of style";
  if (t.unreadable > 0) out += "; " + counted(t.unreadable, "manuscript") + " could not be read";
  if (t.suppressed > 0) out += "; " + std::to_string(t.suppressed) + " known or ignored";
  out += ".\n";
  if (context.change.any()) out += "Since the last run: " + change_words(context.change) + ".\n";
}

}  // namespace

extern const ReportFormat kReportFormat_terminal;
const ReportFormat kReportFormat_terminal{"terminal", "findings for reading, note by note", begin, manuscript, end};

}  // namespace subcite
