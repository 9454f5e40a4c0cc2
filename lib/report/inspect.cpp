// Notes with their places, citations with their fields, references with the reason of each edge, and what
// could not be read.
#include "report/inspect.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace subcite {
namespace {

class Writer {
 public:
  Writer(const Manuscript& m, std::string& out) : m_(m), d_(m.document), out_(out) {}

  void notes() {
    for (const Note& n : d_.notes) {
      out_ += "note " + printable(n.label) + "  at " + place(n.place) + (n.called ? ", called at " + place(n.callout_place) : std::string(", not called")) + "\n";
      out_ += "  " + printable(d_.at(n.text)) + "\n";
    }
  }

  void citations() {
    for (const Citation& c : m_.citations)
      if (c.form != Form::Unknown) citation(c);
  }

  void references() {
    for (std::size_t i = 0; i < m_.citations.size(); ++i)
      if (m_.citations[i].form != Form::Unknown) reference(static_cast<CitationIndex>(i));
  }

  void reference(CitationIndex i) {
    const Citation& c = at(i);
    const Reference& r = m_.index.references[static_cast<std::size_t>(i)];
    head(c, "  " + words(i));
    if (c.form == Form::CrossReference) return line("points into this manuscript, to no work");
    if (c.form == Form::Full) return full(i, r);
    if (r.step >= 0) line(step(c, r));
    if (r.antecedent >= 0 && r.antecedent != r.step) line("its full citation is " + id(r.antecedent) + " " + words(r.antecedent));
    if (r.antecedent < 0) line("has no antecedent: " + (r.reason.empty() ? std::string("nothing fits") : r.reason));
    traits(c, r);
    for (const CitationIndex k : r.candidates) line("could be " + id(k) + " " + words(k));
  }

  void unread() {
    for (const Citation& c : m_.citations) {
      if (c.form != Form::Unknown) continue;
      out_ += "note " + printable(d_.notes[c.note].label) + "  at " + place(d_.origins.place_of(c.raw)) + "\n";
      out_ += "  " + printable(d_.at(c.raw)) + "\n  " + std::string(c.unread_reason) + "\n";
    }
  }

 private:
  std::string place(const Place& p) const { return printable(d_.printed(p)); }

  [[nodiscard]] const Citation& at(CitationIndex i) const { return m_.citations[static_cast<std::size_t>(i)]; }
  [[nodiscard]] std::string id(CitationIndex i) const { return id_of(at(i), d_.notes[at(i).note].label); }

  /// The citation's first words, for telling it from others.
  [[nodiscard]] std::string words(CitationIndex i) const {
    constexpr std::size_t kMost = 70;
    std::string text(d_.at(at(i).raw));
    if (text.size() > kMost + 10) text = std::string(trim(std::string_view(text).substr(0, text.find(' ', kMost)))) + "…";
    return "“" + printable(text) + "”";
  }

  void head(const Citation& c, std::string_view label) {
    out_ += printable(id_of(c, d_.notes[c.note].label)) + "  " + std::string(name_of(c.form));
    if (c.kind != Kind::None) out_ += " " + std::string(name_of(c.kind));
    if (c.nested) out_ += ", inside a parenthetical";
    out_ += std::string(label) + "\n";
  }

  void field(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_ += "  " + std::string(name) + std::string(name.size() < 12 ? 12 - name.size() : 1, ' ') + printable(value) + "\n";
  }

  void citation(const Citation& c) {
    head(c, "  at " + place(d_.origins.place_of(c.raw)));
    field("printed", d_.at(c.raw));
    field("signal", c.signal_name);
    for (const Span& author : c.authors) field("author", d_.at(author));
    const std::pair<std::string_view, Span> fields[] = {{"title", c.title}, {"name", c.name}, {"short title", c.short_title}, {"container", c.container}, {"volume", c.volume}, {"page", c.page}, {"pincite", c.pincite}, {"number", c.symbol}, {"court", c.court}, {"edition", c.edition}, {"url", c.url}, {"archive", c.archive_url}, {"hereinafter", c.hereinafter}, {"note", c.supra_note}};
    for (const auto& [name, span] : fields) field(name, d_.at(span));
    field("date", to_iso(c.date));
    for (const Parenthetical& p : c.parentheticals) field("explained", d_.at(p.inner));
  }

  void line(const std::string& text) { out_ += "  " + printable(text) + "\n"; }

  void full(CitationIndex i, const Reference& r) {
    if (r.work < 0) return;
    const Work& work = m_.index.works[static_cast<std::size_t>(r.work)];
    if (work.first == i) line(work.all.size() > 1 ? "the first citation of its work; " + counted(work.all.size() - 1, "more citation") : std::string("the only citation of its work"));
    else line("the work of " + id(work.first) + " again");
    if (r.has(kCollection) && r.step >= 0) line("its collection stands in " + id(r.step) + " " + words(r.step));
  }

  [[nodiscard]] std::string step(const Citation& c, const Reference& r) const {
    const Citation& to = at(r.step);
    const std::string target = id(r.step) + " " + words(r.step);
    if (c.form == Form::Id) return "stands on " + target + (to.note == c.note ? ", the citation before it in its note" : ", the last of the note before");
    if (c.form == Form::Short) return "is short for " + target + ", by its name or place";
    return "found " + target + (r.has(kNoteHasNot) || c.supra_note.empty() ? ", by its name in the whole manuscript" : ", by its name in the note it names");
  }

  void traits(const Citation& c, const Reference& r) {
    const std::string number(d_.at(c.supra_note));
    const std::pair<Trait, std::string> told[] = {{kNoteHasNot, "note " + number + " does not cite it"}, {kNoteHasOnlyShort, "note " + number + " has it in a short form only"}, {kNearSpelling, "the name is spelled otherwise there"}, {kAmbiguous, "more than one work fits"}, {kNoteMissing, "there is no such note"}, {kOwnNote, "it names the note it stands in"}, {kBlocked, "a citation that could not be read stands between"}};
    for (const auto& [trait, text] : told)
      if (r.has(trait)) line(text);
  }

  const Manuscript& m_;
  const Document& d_;
  std::string& out_;
};

}  // namespace

std::vector<std::string> reference_lines(const Manuscript& m, CitationIndex i) {
  std::string out;
  Writer(m, out).reference(i);
  std::vector<std::string> lines;
  for (const std::string_view line : split(trim(out), '\n')) lines.emplace_back(trim(line));
  return lines;
}

std::string printable(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = decode_utf8(words, at);
    const bool control = point.value < 0x20 || steers(point.value);
    append_utf8(out, control ? (point.value == '\n' || point.value == '\t' ? U' ' : 0xFFFD) : point.value);
    at += point.size;
  }
  return out;
}

const std::vector<Inspection>& inspections() {
  static const std::vector<Inspection> all{
      {"notes", "every note with its text, its place and its call-out", [](const Manuscript& m, std::string& out) { Writer(m, out).notes(); }},
      {"citations", "every citation with its fields", [](const Manuscript& m, std::string& out) { Writer(m, out).citations(); }},
      {"references", "where each citation leads, and why", [](const Manuscript& m, std::string& out) { Writer(m, out).references(); }},
      {"unread", "what looks like a citation and could not be read", [](const Manuscript& m, std::string& out) { Writer(m, out).unread(); }},
  };
  return all;
}

const Inspection* find_inspection(std::string_view name) {
  const auto it = std::find_if(inspections().begin(), inspections().end(), [&](const Inspection& v) { return v.name == name; });
  return it == inspections().end() ? nullptr : &*it;
}

}  // namespace subcite
