// Every block of every rule's page is a test: the rule (and those its carets name) finds exactly what the
// carets mark. Completeness is a test too.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/utf8.h"
#include "golden/golden.h"
#include "golden/rule_page.h"
#include "host/host.h"
#include "lint/lint.h"
#include "lint/pages.h"
#include "rules/across.h"
#include "run/across.h"
#include "run/check.h"
#include "run/fix.h"
#include "support/files.h"
#include "support/word.h"

namespace subcite::golden {
namespace {

using namespace testing_support;

/// The manuscript of a block, and how its lines map back to the block's.
struct Written {
  std::string text;
  std::string name;
  std::vector<std::pair<long, long>> back;  // manuscript line -> block line (-1: none), columns to subtract
  std::vector<std::vector<long>> columns;   // of a Word block: where each note's characters stand in its line
};

/// "12. text" lines become a Markdown manuscript with a call for each note.
Written write_notes(const Block& block) {
  Written out;
  out.name = "block.md";
  const auto add = [&](const std::string& line, long from, long shift) {
    out.text += line + "\n";
    out.back.emplace_back(from, shift);
  };
  std::vector<std::string> numbers;
  for (const std::string& line : block.lines) {
    const std::size_t dot = line.find(". ");
    const bool note = dot != std::string::npos && to_number(line.substr(0, dot)).has_value();
    numbers.push_back(note ? line.substr(0, dot) : "");
  }
  for (const std::string& n : numbers)
    if (!n.empty()) add("A sentence.[^" + n + "]", -1, 0), add("", -1, 0);
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    if (numbers[i].empty()) {
      add(block.lines[i], static_cast<long>(i), 0);
      continue;
    }
    if (i > 0) add("", -1, 0);
    add("[^" + numbers[i] + "]: " + block.lines[i].substr(numbers[i].size() + 2), static_cast<long>(i), 3);
  }
  return out;
}

Written write_block(const Block& block) {
  if (block.kind == "notes") return write_notes(block);
  Written out;
  if (block.kind == "word") {
    WordNotes word = word_from_notes(block.lines);
    out.text = std::move(word.bytes);
    out.columns = std::move(word.columns);
  }
  out.name = "block." + std::string(block.kind == "word" ? "docx" : block.kind);
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    if (out.columns.empty()) out.text += block.lines[i] + "\n";
    if (!out.columns.empty() && block.lines[i].starts_with('~')) continue;  // a note that is not there
    out.back.emplace_back(static_cast<long>(i), 0);
  }
  return out;
}

void take_answers(const Block& block, Manuscript& m) {
  for (const std::string& line : block.answers) {
    std::istringstream words(line);
    std::string url;
    std::string status;
    words >> url >> status;
    std::string rest;
    std::getline(words, rest);
    rest = std::string(trim(rest));
    for (std::size_t i = 0; i < m.links.size(); ++i) {
      if (m.links[i].url != url) continue;
      if (const auto named = link_status_named(status)) m.results[i].status = *named;
      m.results[i].unknown_name = rest == "no such name";
      m.results[i].wall_in_page = rest.find("a wall that") == 0;
      if (rest.starts_with("final=")) m.results[i].final_url = rest.substr(6);
      else if (rest.starts_with("snapshot=")) m.results[i].snapshot_url = rest.substr(9);
      else if (rest.starts_with("title=")) m.results[i].page.title = rest.substr(6);
      else if (rest.starts_with("author=")) m.results[i].page.author = rest.substr(7);
      else if (rest.starts_with("published=")) m.results[i].page.published = rest.substr(10);
      else if (rest.starts_with("type=")) m.results[i].content_type = rest.substr(5);
      else if (rest.starts_with("site=")) m.results[i].page.site = rest.substr(5);
      else m.results[i].detail = rest;
    }
  }
}

Mark mark_of(const Written& written, const Manuscript& m, const Finding& f) {
  const Place place = f.place ? *f.place : m.document.origins.place_of(f.span);
  Mark mark;
  mark.code = std::string(f.rule);
  const auto [line, shift] = written.back.at(place.line - 1);
  EXPECT_GE(line, 0) << "a finding outside the block's own lines: " << f.message;
  mark.line = static_cast<std::size_t>(std::max(0L, line));
  mark.column = static_cast<std::size_t>(std::max(0L, static_cast<long>(place.column) - 1 - shift));
  if (!written.columns.empty()) mark.column = static_cast<std::size_t>(written.columns.at(mark.line).at(mark.column));
  const bool one_line = place.end_line == place.line;
  mark.size = one_line && place.end_column > place.column ? place.end_column - place.column : 1;
  return mark;
}

/// In memory, or with as much of it as may be on disk.
std::vector<AcrossFinding> compared(const Rule& rule, const std::vector<Manuscript>& manuscripts, Across::Bounds bounds) {
  const auto host = std::make_unique<Host>();
  Across across({&rule}, {}, host->world(), bounds);
  for (const Manuscript& m : manuscripts) across.add(across.rows_of(m));
  std::vector<AcrossFinding> out;
  EXPECT_TRUE(across.compare([](AcrossFinding&) {}));
  across.findings().each([&](const AcrossFinding& f) { out.push_back(f); });
  return out;
}

/// The title behind a paper's name stands above its text; what is found there is marked in the line of the name.
void put_title(const std::string& name, Written& out) {
  const std::size_t colon = name.find(": ");
  if (colon == std::string::npos) return;
  out.text = "# " + name.substr(colon + 2) + "\n\n" + out.text;
  const long shift = 2 - static_cast<long>(colon + 6);  // of "# " against "=== name: "
  out.back.insert(out.back.begin(), {{-1, shift}, {-1, 0}});
}

/// A block of several papers: "=== name" or "=== name: title" begins one. What its citations show together is marked where each of them stands.
std::vector<Mark> run_papers(const Rule& rule, const Block& block) {
  std::map<std::string, Block> papers;
  std::map<std::string, std::size_t> firsts;
  std::string name;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    if (block.lines[i].starts_with("=== ")) name = block.lines[i].substr(4), firsts[name] = i + 1, papers[name].kind = "notes";
    else papers[name].lines.push_back(block.lines[i]);
  }
  std::vector<Manuscript> manuscripts;
  std::map<std::string, Written> written;
  for (const auto& [paper, inner] : papers) {
    written[paper] = write_block(inner);
    put_title(paper, written[paper]);
    Result<Manuscript> m = examine(written[paper].text, written[paper].name);
    EXPECT_TRUE(m) << paper;
    if (!m) continue;
    m->path = paper;
    manuscripts.push_back(std::move(*m));
  }
  std::vector<Mark> marks;
  const std::vector<AcrossFinding> found = compared(rule, manuscripts, {});
  const std::vector<AcrossFinding> by_disk = compared(rule, manuscripts, {1, 1, 1});
  EXPECT_EQ(by_disk.size(), found.size());
  for (std::size_t i = 0; i < std::min(found.size(), by_disk.size()); ++i) EXPECT_EQ(found[i].message, by_disk[i].message);
  for (const AcrossFinding& f : found) {
    EXPECT_FALSE(f.message.empty() || f.help.empty());
    for (const AcrossPlace& place : f.places) {
      const auto [line, shift] = written.at(place.path).back.at(place.place.line - 1);
      marks.push_back({static_cast<std::size_t>(line + static_cast<long>(firsts.at(place.path))), static_cast<std::size_t>(std::max(0L, static_cast<long>(place.place.column) - 1 - shift)), place.place.end_column - place.place.column, std::string(f.rule)});
    }
  }
  std::sort(marks.begin(), marks.end());
  return marks;
}

/// What the rule, and those that marks of the block name, find in it.
struct Judged {
  Written written;
  Manuscript m;
  Findings findings;
};

/// What its options and its edition are for the rule, which is selected with those that its marks name.
Selection selection_of(const Rule& rule, const Block& block) {
  Selection selection;
  selection.select.emplace_back(rule.code);
  for (const Mark& mark : block.marks) selection.select.push_back(mark.code);
  for (const auto& [key, value] : block.options) selection.options[std::string(rule.code)].values[key] = value;
  if (const auto edition = block.options.find("edition"); edition != block.options.end()) selection.edition = edition->second;
  return selection;
}

std::optional<Judged> judged(const Rule& rule, const Block& block) {
  Written written = write_block(block);
  Result<Manuscript> m = examine(written.text, written.name);
  if (!m) {
    ADD_FAILURE() << "the block cannot be read: " << m.error().message;
    return std::nullopt;
  }
  take_answers(block, *m);
  const Selection selection = selection_of(rule, block);
  const std::vector<LinkResult> none;
  Findings findings = lint({m->document, m->citations, m->index, m->links, block.answers.empty() ? none : m->results, selection.edition}, selection);
  return Judged{std::move(written), std::move(*m), std::move(findings)};
}

std::vector<Mark> run_block(const Rule& rule, const Block& block) {
  if (block.kind == "papers") return run_papers(rule, block);
  const std::optional<Judged> j = judged(rule, block);
  std::vector<Mark> marks;
  for (const Finding& f : j ? j->findings : Findings()) {
    EXPECT_FALSE(f.message.empty());
    EXPECT_FALSE(f.help.empty()) << "a finding says what to do";
    marks.push_back(mark_of(j->written, j->m, f));
  }
  std::sort(marks.begin(), marks.end());
  return marks;
}

std::string shown(const Block& block, const std::vector<Mark>& marks) {
  std::string out;
  for (const std::string& line : with_marks(block, marks)) out += line + "\n";
  return out;
}

void rewrite(const std::filesystem::path& path, RulePage page, const Rule& rule) {
  for (std::size_t s = page.sections.size(); s-- > 0;)
    for (std::size_t b = page.sections[s].blocks.size(); b-- > 0;) {
      const Block& block = page.sections[s].blocks[b];
      const std::vector<std::string> lines = with_marks(block, run_block(rule, block));
      page.lines.erase(page.lines.begin() + static_cast<long>(block.first), page.lines.begin() + static_cast<long>(block.last));
      page.lines.insert(page.lines.begin() + static_cast<long>(block.first), lines.begin(), lines.end());
    }
  std::string text;
  for (const std::string& line : page.lines) text += line + "\n";
  write_file(path, text);
}

void check_block(const Rule& rule, const Section& section, const Block& block) {
  std::vector<Mark> wanted = block.marks;
  std::sort(wanted.begin(), wanted.end());
  const std::vector<Mark> found = run_block(rule, block);
  EXPECT_EQ(shown(block, wanted), shown(block, found));
  const bool own = std::any_of(wanted.begin(), wanted.end(), [&](const Mark& m) { return m.code == rule.code; });
  if (section.title.starts_with("Bad")) EXPECT_TRUE(own) << "a bad case marks nothing";
  if (section.title.starts_with("Good")) EXPECT_FALSE(own) << "a good case marks something";
}

/// The best fix of its own cases is of the kind that the rule promises.
void check_promised_fix(const Rule& rule, const RulePage& page) {
  FixKind best = FixKind::None;
  for (const Section& section : page.sections)
    for (const Block& block : section.blocks) {
      if (section.title.starts_with("Good") || block.kind == "papers") continue;
      const std::optional<Judged> j = judged(rule, block);
      for (const Finding& f : j ? j->findings : Findings())
        if (f.rule == rule.code && f.fix && !f.fix->edits.empty() && best != FixKind::Automatic) best = f.fix->safe ? FixKind::Automatic : FixKind::Suggested;
    }
  const bool kept = rule.fix == FixKind::None ? best == FixKind::None : best >= rule.fix;
  EXPECT_TRUE(kept) << "it promises one thing and gives another (0 none, 1 suggested, 2 automatic): " << static_cast<int>(rule.fix) << ", " << static_cast<int>(best);
}

/// How many findings of each rule there are; of the rule itself alone, too, which may be off or absorbed by others.
std::map<std::string_view, std::size_t> findings_in(const std::string& bytes, const std::string& name, const Selection& own) {
  std::map<std::string_view, std::size_t> out;
  const Result<Manuscript> m = examine(bytes, name);
  if (!m) return out;
  Selection all = own;
  all.select.clear();
  const std::vector<LinkResult> none;
  for (const Selection* selection : std::initializer_list<const Selection*>{&all, &own}) {
    std::map<std::string_view, std::size_t> found;
    for (const Finding& f : lint({m->document, m->citations, m->index, m->links, none, own.edition}, *selection)) ++found[f.rule];
    for (const auto& [rule, count] : found) out[rule] = count;
  }
  return out;
}

/// All fixes of a case, suggested ones too: what they mend is gone, and nothing new has come. Only of less weight may be what the
/// fault hid: that id. would do for a supra whose number is right now.
void check_nothing_new(const Rule& rule, const RulePage& page) {
  for (const Section& section : page.sections)
    for (const Block& block : section.blocks) {
      if (section.title.starts_with("Good") || block.kind == "papers" || !block.answers.empty()) continue;
      const Written written = write_block(block);
      Selection selection = selection_of(rule, block);
      selection.select.resize(1);
      FixSettings settings;
      settings.unsafe_too = true;
      const Result<std::string> fixed = with_fixes(written.text, written.name, settings, selection, "2026-11-25T00:00:00Z");
      if (!fixed || *fixed == written.text) continue;
      const auto before = findings_in(written.text, written.name, selection);
      const auto after = findings_in(*fixed, written.name, selection);
      const auto count = [](const auto& counts, std::string_view code) { return counts.count(code) == 0 ? std::size_t{0} : counts.at(code); };
      EXPECT_LT(count(after, rule.code), count(before, rule.code)) << section.title;
      for (const auto& [code, number] : after)
        if (code != "I011") EXPECT_LE(number, count(before, code)) << section.title << ": " << code << " is new\n"
                                                                   << (block.kind == "word" ? std::string() : *fixed);
    }
}

void check_completeness() {
  std::set<std::string_view> codes;
  std::set<std::string_view> slugs;
  for (const Rule* rule : rules()) {
    EXPECT_TRUE(codes.insert(rule->code).second) << rule->code << " stands twice";
    EXPECT_TRUE(slugs.insert(rule->slug).second) << rule->slug << " stands twice";
    const std::string source = root() + "/lib/rules/" + std::string(rule->slug) + ".cpp";
    EXPECT_TRUE(std::filesystem::exists(source)) << source;
    const std::string text(page_text(std::string(rule->slug) + ".md"));
    ASSERT_FALSE(text.empty()) << rule->code << " has no page";
    const RulePage page = read_page(text);
    EXPECT_EQ(page.code, rule->code);
    EXPECT_EQ(page.slug, rule->slug);
    EXPECT_EQ(page.facts.at("severity"), name_of(rule->severity)) << rule->code;
    EXPECT_EQ(page.facts.at("since"), rule->since) << rule->code;
    EXPECT_EQ(page.facts.at("needs"), rule->needs) << rule->code;
    EXPECT_EQ(page.facts.at("basis"), rule->basis) << rule->code;
    EXPECT_EQ(page.facts.at("fix"), rule->fix == FixKind::None ? "none" : rule->fix == FixKind::Suggested ? "suggested"
                                                                                                          : "automatic")
        << rule->code;
    const auto has = [&](const char* kind) { return std::any_of(page.sections.begin(), page.sections.end(), [&](const Section& s) { return s.title.starts_with(kind) && !s.blocks.empty(); }); };
    EXPECT_TRUE(has("Bad") && has("Good")) << rule->code << " needs a bad and a good case";
  }
  for (const auto& path : files_in(root() + "/fixtures/rules", ".md")) EXPECT_NE(find_rule(path.stem().string()), nullptr) << path << " belongs to no rule";
}

/// README names every family of rules by its letter.
void check_readme() {
  const std::string readme = read_file(root() + "/README.md");
  const std::string families = readme.substr(readme.find("is its family: "));
  for (const Rule* rule : rules()) EXPECT_NE(families.find(std::string(1, rule->code[0]) + " "), std::string::npos) << "README does not tell of the family of " << rule->code;
}

}  // namespace

void add_rule_pages() {
  add_test("Rules", "are_complete", check_completeness);
  add_test("Rules", "have_their_families_in_the_readme", check_readme);
  std::size_t cases = 0;
  for (const auto& path : files_in(root() + "/fixtures/rules", ".md")) {
    const RulePage page = read_page(read_file(path));
    const Rule* rule = find_rule(page.code);
    if (rule == nullptr) continue;
    if (updating()) rewrite(path, page, *rule);
    const RulePage current = read_page(read_file(path));
    add_test("Fix_" + page.code, "is_what_is_promised", [rule, current] { check_promised_fix(*rule, current); });
    add_test("Fix_" + page.code, "brings_nothing_new", [rule, current] { check_nothing_new(*rule, current); });
    for (const Section& section : current.sections)
      for (std::size_t b = 0; b < section.blocks.size(); ++b) {
        ++cases;
        add_test("Rule_" + page.code, section.title + (b > 0 ? " (" + std::to_string(b + 1) + ")" : ""), [rule, section, b] { check_block(*rule, section, section.blocks[b]); });
      }
  }
  add_test("Rules", "have_cases", [cases] { EXPECT_GT(cases, 40U); });
}

}  // namespace subcite::golden
