// Fixtures of reading, parsing and resolving: "## name", the input, a line "--", what it must give.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "golden/golden.h"
#include "run/check.h"
#include "support/files.h"
#include "support/word.h"

namespace subcite::golden {
namespace {

using namespace testing_support;

struct Case {
  std::string name;
  std::string input;
  std::string expected;
};

std::vector<Case> read_cases(const std::string& text) {
  std::vector<Case> cases;
  bool input = true;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("## ")) {
      cases.push_back({line.substr(3), {}, {}});
      input = true;
    } else if (line == "--") {
      input = false;
    } else if (!cases.empty()) {
      (input ? cases.back().input : cases.back().expected) += line + "\n";
    }
  }
  for (Case& c : cases) {
    c.input = std::string(trim(c.input)) + "\n";
    c.expected = std::string(trim(c.expected)) + "\n";
  }
  return cases;
}

std::string head_of(const std::string& text) { return text.substr(0, text.find("## ")); }

/// Notes as they are written in the fixtures: a paragraph each, with or without a number.
std::string manuscript_of(const std::string& input) {
  std::string calls;
  std::string notes;
  std::size_t next = 1;
  for (const std::string& line : lines_of(input)) {
    const std::size_t dot = line.find(". ");
    const auto number = dot == std::string::npos ? std::nullopt : to_number(line.substr(0, dot));
    if (trim(line).empty()) continue;
    const std::size_t n = number ? *number : next;
    calls += "A sentence.[^" + std::to_string(n) + "]\n\n";
    notes += "[^" + std::to_string(n) + "]: " + (number ? line.substr(dot + 2) : line) + "\n\n";
    next = n + 1;
  }
  return calls + notes;
}

class Dump {
 public:
  explicit Dump(const Manuscript& m) : m_(m), d_(m.document) {}

  std::string citations() {
    for (const Citation& c : m_.citations) citation(c);
    return out_;
  }

  std::string edges() {
    for (std::size_t i = 0; i < m_.citations.size(); ++i) edge(i);
    return out_;
  }

  std::string notes() {
    for (const Note& n : d_.notes) {
      out_ += "note " + n.label + (n.also == 0 ? "" : " (or " + std::to_string(n.also) + ")");
      if (n.called) out_ += " called " + std::to_string(n.callout_place.line) + ":" + std::to_string(n.callout_place.column);
      else out_ += " not called";
      out_ += ", at " + std::to_string(n.place.line) + ":" + std::to_string(n.place.column) + "\n  " + marked(n.text) + "\n";
    }
    for (const Paragraph& p : d_.body) out_ += (p.heading ? "heading\n  " : p.quotation ? "quotation\n  "
                                                                                        : "body\n  ") +
                                               marked(p.text) + "\n";
    for (const CrossRef& r : d_.cross_refs) out_ += "field\n  " + std::string(d_.at(r.shown)) + (r.lost ? " (lost)" : r.note < 0 ? " (no note)"
                                                                                                                                 : " -> note " + d_.notes[static_cast<std::size_t>(r.note)].label) +
                                                    "\n";
    for (const ManagedField& field : d_.managed)
      for (const StoredWork& work : field.works) out_ += "kept by " + field.manager + "\n  " + kept(work) + "\n";
    for (const Remark& r : d_.remarks) out_ += "remark\n  " + r.message + "\n";
    return out_;
  }

 private:
  static std::string kept(const StoredWork& work) {
    std::string out;
    std::vector<std::string> values = work.authors;
    for (const std::string& value : {work.title, work.container, work.volume, work.page, work.year, work.publisher, work.doi, work.isbn, work.url}) values.push_back(value);
    for (const std::string& value : values) out += (out.empty() || value.empty() ? "" : " | ") + value;
    return out;
  }

  std::string marked(Span span) const {
    std::string out;
    for (std::uint32_t at = span.begin; at <= span.end; ++at) {
      for (const Run& r : d_.runs) {
        if (r.style != Style::Italic || !span.contains(r.span)) continue;
        if (r.span.end == at || r.span.begin == at) out += '_';
      }
      if (at < span.end) out += d_.text[at];
    }
    return out;
  }

  std::string id(const Citation& c) const { return id_of(c, d_.notes[c.note].label); }

  void field(std::string_view name, Span span) {
    if (!span.empty()) out_ += "  " + std::string(name) + ": " + std::string(d_.at(span)) + "\n";
  }

  void names(std::string_view name, const std::vector<Span>& spans) {
    if (spans.empty()) return;
    out_ += "  " + std::string(name) + ": ";
    for (std::size_t i = 0; i < spans.size(); ++i) out_ += (i > 0 ? " | " : "") + std::string(d_.at(spans[i]));
    out_ += "\n";
  }

  void citation(const Citation& c) {
    if (c.form == Form::Unknown) {
      out_ += "unread: " + std::string(d_.at(c.raw)) + "\n";
      return;
    }
    out_ += id(c) + " " + std::string(name_of(c.form));
    if (c.kind != Kind::None) out_ += " " + std::string(name_of(c.kind));
    if (c.nested) out_ += " nested";
    out_ += "\n";
    if (!c.signal_name.empty()) out_ += "  signal: " + std::string(c.signal_name) + "\n";
    names("authors", c.authors);
    if (c.et_al) out_ += "  et al.\n";
    field("title", c.title);
    field("name", c.name);
    field("short title", c.short_title);
    field("container", c.container);
    field("volume", c.volume);
    field("page", c.page);
    field("pincite", c.pincite);
    names("editors", c.editors);
    field("edition", c.edition);
    field("court", c.court);
    field("number", c.symbol);
    if (c.date.given()) out_ += "  date: " + (to_iso(c.date).empty() ? "?" : to_iso(c.date)) + "\n";
    field("url", c.url);
    field("archive", c.archive_url);
    field("hereinafter", c.hereinafter);
    field("note", c.supra_note);
    for (const Parenthetical& p : c.parentheticals) field("parenthetical", p.inner);
    if (c.raw != Span{}) out_ += "  raw: " + std::string(d_.at(c.raw)) + "\n";
  }

  void edge(std::size_t i) {
    const Citation& c = m_.citations[i];
    if (c.form == Form::Unknown) {
      out_ += "unread: " + std::string(d_.at(c.raw)) + "\n";
      return;
    }
    out_ += id(c) + " " + std::string(name_of(c.form)) + " -> ";
    const Reference& r = m_.index.references[i];
    if (c.form == Form::CrossReference) out_ += "(no work)";
    else if (r.antecedent < 0) out_ += "nothing: " + r.reason;
    else {
      const auto chain = m_.index.chain(static_cast<CitationIndex>(i));
      for (std::size_t k = chain.size() > 1 ? 1 : 0; k < chain.size(); ++k) out_ += (k > 1 ? " -> " : "") + id(m_.citations[static_cast<std::size_t>(chain[k])]);
      if (chain.back() != r.antecedent) out_ += " => " + id(m_.citations[static_cast<std::size_t>(r.antecedent)]);
    }
    constexpr std::pair<Trait, const char*> kTraits[] = {{kNoteHasNot, "note lacks the work"}, {kNoteHasOnlyShort, "note has a short form only"}, {kNearSpelling, "spelled otherwise"}, {kAmbiguous, "ambiguous"}, {kNoteMissing, "no such note"}, {kOwnNote, "own note"}, {kBlocked, "blocked"}, {kCollection, "collection"}};
    for (const auto& [trait, words] : kTraits)
      if (r.has(trait)) out_ += std::string(" [") + words + "]";
    out_ += "\n";
  }

  const Manuscript& m_;
  const Document& d_;
  std::string out_;
};

std::string produce(const std::string& kind, const std::string& format, const std::string& input) {
  const std::string text = format == "docx" ? word_from_parts(input) : format == "odt" ? odt_from_parts(input)
                                                                   : kind == "read"    ? input
                                                                                       : manuscript_of(input);
  Result<Manuscript> m = examine(text, kind == "read" ? "case." + format : "case.md");
  if (!m) return "error: " + m.error().message + "\n";
  Dump dump(*m);
  return kind == "read" ? dump.notes() : kind == "cite" ? dump.citations()
                                                        : dump.edges();
}

void add_file(const std::string& kind, const std::filesystem::path& path, std::size_t& count) {
  const std::string folder = path.parent_path().filename().string();
  static const std::map<std::string, std::string> kExtensions{{"markdown", "md"}, {"docx", "docx"}, {"latex", "tex"}, {"odt", "odt"}, {"html", "html"}, {"pdf", "xml"}};
  const auto known = kExtensions.find(folder);
  const std::string format = known == kExtensions.end() ? "txt" : known->second;
  std::string text = read_file(path);
  std::vector<Case> cases = read_cases(text);
  if (updating()) {
    std::string updated = head_of(text);
    for (Case& c : cases) {
      c.expected = std::string(trim(produce(kind, format, c.input))) + "\n";
      updated += "## " + c.name + "\n" + c.input + "--\n" + c.expected + "\n";
    }
    while (updated.ends_with("\n\n")) updated.pop_back();
    write_file(path, updated);
  }
  for (const Case& c : cases) {
    ++count;
    add_test(kind + "_" + path.stem().string(), c.name, [=] { EXPECT_EQ(c.expected, std::string(trim(produce(kind, format, c.input))) + "\n"); });
  }
}

}  // namespace

void add_text_fixtures() {
  for (const std::string kind : {"cite", "resolve", "read"}) {
    std::size_t count = 0;
    for (const auto& path : files_in(root() + "/fixtures/" + kind, ".txt")) add_file(kind, path, count);
    add_test("Fixtures", kind + "_has_cases", [count] { EXPECT_GT(count, 4U); });
  }
  for (const auto& path : files_in(root() + "/lib/cite/kinds", ".cpp"))
    add_test("Fixtures", "of_kind_" + path.stem().string(), [=] { EXPECT_TRUE(std::filesystem::exists(root() + "/fixtures/cite/" + path.stem().string() + ".txt")); });
}

}  // namespace subcite::golden
