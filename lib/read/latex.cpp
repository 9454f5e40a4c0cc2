// LaTeX: a walk over the source that prints what LaTeX would print. Notes are taken out of the text where
// they stand and numbered in their order; unknown commands are transparent; the author's own macros are
// expanded, their arguments read where they were typed. It is walked twice, so that a \ref to a note further on is known.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "base/utf8.h"
#include "read/labels.h"
#include "read/latex_macros.h"
#include "read/latex_paper.h"
#include "read/latex_scan.h"
#include "read/latex_source.h"
#include "read/latex_words.h"
#include "read/reader.h"

namespace subcite {
namespace {

constexpr int kDeepest = 200;
constexpr std::size_t kMostRemarks = 20;
constexpr std::size_t kMostExpanded = 4'000'000;   // bytes of macros put in place, beyond four times the source
constexpr std::size_t kMostIncluded = 64'000'000;  // bytes of files that are input, each as often as it is
constexpr std::size_t kMostExpansions = 125'000;   // beyond one for two bytes of the source

class LatexReading {
 public:
  LatexReading(LatexSource source, Document& out) : out_(out), main_end_(source.main_end), reads_files_(source.reads_files), files_(std::move(source.files)) {
    out_.origins = OriginMap(std::move(source.text));
    for (const auto& [begin, name] : source.parts) out_.origins.begin_part(begin, name);
    source_ = out_.origins.source();
    scan_ = LatexScan(source_);
    for (const std::string& name : source.missing) remarks_["input " + name] = name;
  }

  void run() {
    pass();
    pass();
    paper_.write(out_);
    out_.numbers_itself = true;
    label_notes(out_);
    pair_callouts(out_);
    for (const auto& [what, message] : remarks_) out_.remarks.push_back({message, std::nullopt});
  }

 private:
  void pass() {
    paper_ = LatexPaper(source_);
    footnote_ = endnote_ = 0;
    expanded_ = expansions_ = included_ = 0;
    macros_ = LatexMacros(source_);
    frame_ = nullptr;
    std::uint32_t at = 0;
    std::uint32_t end = main_end_;
    const std::size_t begins = source_.find("\\begin{document}");
    if (begins != std::string_view::npos) {
      preamble(0, static_cast<std::uint32_t>(begins), 0);
      at = static_cast<std::uint32_t>(begins + 16);
      end = static_cast<std::uint32_t>(std::min<std::size_t>(source_.find("\\end{document}", at), main_end_));
    }
    paper_.begin_paragraph(false);
    walk(at, end, '\0', {}, 0);
  }

  /// Definitions, title and authors, in the files that are input here, too; everything else before the document is set-up.
  void preamble(std::uint32_t at, std::uint32_t end, int depth) {
    while (at < end) {
      if (source_[at] == '%') {
        at = scan_.end_of_line(at, end);
      } else if (source_[at] == '\\') {
        const std::string_view name = scan_.command_name(at, end);
        at += static_cast<std::uint32_t>(name.size() + 1);
        if (LatexMacros::defines(name)) macros_.define(name, at, end);
        else if (is_one_of(name, {"usepackage", "RequirePackage"})) packages(at, depth);
        else if (name == "input" || name == "include") preamble_of(file_name(at, end), depth);
        else if (is_one_of(name, {"title", "author", "subtitle"}) && depth == 0) titled(at, end, name == "title");
        else if (name == "date" && depth == 0) dated(at, end);
      } else {
        ++at;
      }
    }
  }

  void packages(std::uint32_t at, int depth) {
    for (const std::string& name : latex_packages(source_, at)) preamble_of(name, depth);
  }

  void preamble_of(const std::string& file, int depth) {
    const auto found = files_.find(file);
    if (found == files_.end() || depth > kDeepest / 2 || !open_files_.insert(file).second) return;
    included_ += found->second.size();
    if (included_ <= kMostIncluded) preamble(found->second.begin, found->second.end, depth + 1);
    open_files_.erase(file);
  }

  void dated(std::uint32_t at, std::uint32_t end) {
    const std::size_t close = source_.find('}', at);
    if (at < end && source_[at] == '{' && close < end) out_.dated = source_.substr(at + 1, close - at - 1);
  }

  void titled(std::uint32_t& at, std::uint32_t end, bool heading) {
    scan_.skip_optional(at, end);
    if (at >= end || source_[at] != '{') return;
    paper_.begin_paragraph(heading);
    walk(++at, end, '}', {}, 0);
  }

  // ---- the walk

  void walk(std::uint32_t& at, std::uint32_t end, char closer, LatexLook look, int depth) {
    if (depth > kDeepest) {
      remarks_["deep"] = "Something nested more than 200 levels deep was left out.";
      at = end;
      return;
    }
    while (at < end) {
      const char c = source_[at];
      if (closer != '\0' && c == closer) {
        ++at;
        return;
      }
      if (c == '\\') command(at, end, look, depth);
      else if (c == '#' && parameter(at, end, look, depth)) continue;
      else if (c == '{') walk(++at, end, '}', look, depth + 1);
      else if (c == '%') at = scan_.behind_comment(at, end);
      else if (c == '\n' || c == '\r') lines(at, end, look);
      else plain(at, end, look);
    }
  }

  /// Characters that LaTeX prints as others, and all others as they are.
  void plain(std::uint32_t& at, std::uint32_t end, LatexLook look) {
    struct Row {
      std::string_view typed;
      std::string_view printed;
    };
    static constexpr std::array<Row, 10> kRows{{{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"'", "’"}, {"~", " "}, {"$", ""}, {"}", ""}, {"&", " "}}};
    const std::string_view rest = source_.substr(at, std::min<std::uint32_t>(end - at, 3));
    for (const Row& row : kRows) {
      if (!rest.starts_with(row.typed)) continue;
      paper_.put_for(row.printed, at, look);
      at += static_cast<std::uint32_t>(row.typed.size());
      return;
    }
    if (rest[0] == ' ' || rest[0] == '\t') paper_.space(at, look);
    else paper_.put(at, look);
    at += decode_utf8(source_, at).size;
  }

  /// A line's end is a space, an empty line a paragraph's end.
  void lines(std::uint32_t& at, std::uint32_t end, LatexLook look) {
    const std::uint32_t begin = at;
    int ends = 0;
    for (; at < end && (source_[at] == '\n' || source_[at] == '\r' || source_[at] == ' ' || source_[at] == '\t'); ++at) ends += source_[at] == '\n' || (source_[at] == '\r' && source_.substr(at + 1, 1) != "\n") ? 1 : 0;
    if (ends > 1 && !paper_.in_note()) paper_.begin_paragraph(false);
    else paper_.space(begin, look);
  }

  // ---- arguments

  /// "#2" in a macro: what was given for it.
  [[nodiscard]] Span given(Span argument) const {
    for (const Frame* frame = frame_; frame != nullptr && argument.size() == 2 && source_[argument.begin] == '#'; frame = frame->outer) {
      const auto number = static_cast<std::size_t>(source_[argument.begin + 1] - '1');
      if (number >= frame->arguments.size()) break;
      argument = frame->arguments[number];
    }
    return argument;
  }

  std::string_view argument(std::uint32_t& at, std::uint32_t end) const { return slice(source_, given(scan_.argument(at, end))); }

  void walk_argument(std::uint32_t& at, std::uint32_t end, LatexLook look, int depth) {
    scan_.skip_optional(at, end);
    scan_.skip_to_brace(at, end);
    if (at < end && source_[at] == '{') walk(++at, end, '}', look, depth + 1);
  }

  // ---- commands

  void command(std::uint32_t& at, std::uint32_t end, LatexLook& look, int depth) {
    const std::uint32_t begin = at;
    const std::string_view written = scan_.command_name(at, end);
    const std::string_view name = macros_.meant(written);
    at += static_cast<std::uint32_t>(written.size() + 1);
    const bool letters = !name.empty() && ((name[0] | 0x20) >= 'a' && (name[0] | 0x20) <= 'z');
    if (letters && at < end && source_[at] == '*') ++at;
    if (is_latex_accent(name)) return accent(name, begin, at, end, look);
    if (!letters) return character(name, begin, at, end, look);
    if (take_note(name, begin, at, end, depth) || take_style(name, at, end, look, depth) || take_link(name, at, end, look, depth) || take_structure(name, begin, at, end, depth) || take_reference(name, begin, at, end, look)) return;
    if (const std::string_view printed = latex_symbol(name); !printed.empty()) {
      paper_.put_for(printed, begin, look);
      if (at + 1 < end && source_[at] == '{' && source_[at + 1] == '}') at += 2;
      else scan_.skip_blanks(at, end);
      return;
    }
    if (const LatexMacro* macro = macros_.find(name)) return expand(*macro, begin, at, end, look, depth);
    if (name.find("note") != std::string_view::npos && name != "footnotesize" && at < end && source_[at] == '{' && remarks_.size() < kMostRemarks) remarks_["note " + std::string(name)] = "“\\" + std::string(name) + "” is no command that is known: if it makes notes, they were read as text.";
    const int swallowed = latex_swallows(name);
    if (name == "input" || name == "include") return include(at, end, look, depth);
    scan_.skip_optional(at, end);
    for (int i = 0; i < swallowed; ++i) argument(at, end);
  }

  /// "\&", "\ ", "\-", "\\".
  void character(std::string_view name, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, LatexLook look) {
    if (name.empty() || is_one_of(name, {"-", "/", "!", "(", ")", "[", "]", "@", "+"})) return;
    if (name == "\\") {
      if (at < end && source_[at] == '[') scan_.skip_optional(at, end);
      return paper_.space(begin, look);
    }
    if (is_one_of(name, {" ", ",", ";", ":", "\n", ">"})) return paper_.put_for(" ", begin, look);
    paper_.put_for(name, begin, look);
  }

  void accent(std::string_view name, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, LatexLook look) {
    scan_.skip_blanks(at, end);
    std::string_view letter;
    if (at < end && source_[at] == '{') letter = argument(at, end);
    else if (at < end && source_[at] != '\\') letter = source_.substr(at, decode_utf8(source_, at).size), at += static_cast<std::uint32_t>(letter.size());
    if (letter.empty() && at < end && source_[at] == '\\') {
      const std::string_view inner = scan_.command_name(at, end);
      at += static_cast<std::uint32_t>(inner.size() + 1);
      letter = latex_symbol(inner);
      scan_.skip_blanks(at, end);
    } else if (letter.starts_with('\\')) {
      letter = latex_symbol(letter.substr(1));
    }
    paper_.put_for(letter.empty() && name == "~" ? "~" : latex_accent(name, letter), begin, look);
  }

  /// "\footcite[12]{key}" of biblatex: a note whose words the bibliography has.
  void keyed_note(std::uint32_t begin, std::uint32_t& at, std::uint32_t end) {
    const std::string number = std::to_string(++footnote_);
    paper_.call(number, footnote_, begin);
    const LatexPaper::Outer outer = paper_.open_note(number, footnote_, false);
    key(begin, at, end, {});
    paper_.close_note(outer, {paper_.place(begin), paper_.place(at)});
  }

  /// "\cite{key}": the key in brackets, "[@key]" as pandoc writes it.
  void key(std::uint32_t begin, std::uint32_t& at, std::uint32_t end, LatexLook look) {
    remarks_["cite"] = "Citations by key (\\cite) stand in the text as their keys: the bibliography was not read.";
    paper_.put_for("[@" + std::string(argument(at, end)) + "]", begin, look);
  }

  bool take_note(std::string_view name, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, int depth) {
    const bool mark = name == "footnotemark";
    const bool text = name == "footnotetext";
    const bool thanks = name == "thanks";
    const bool endnote = name == "endnote" || name == "pagenote";
    if (!mark && !text && !thanks && !endnote && !is_one_of(name, {"footnote", "sidenote", "tablefootnote"})) return false;
    const std::string_view given = trim(slice(source_, scan_.skip_optional(at, end)));
    std::uint32_t& counter = endnote ? endnote_ : footnote_;
    const auto told = to_number(given);
    if (!told && !text && !thanks) ++counter;
    const std::uint32_t value = told.value_or(counter);
    const std::string number = thanks ? std::string("*") : std::to_string(value);
    if (!text) paper_.call(number, thanks ? 0 : value, begin);
    if (mark) return true;
    scan_.skip_to_brace(at, end);
    if (at >= end || source_[at] != '{') return true;
    write_note(number, thanks ? 0 : value, thanks, begin, at, end, depth);
    return true;
  }

  void write_note(const std::string& number, std::uint32_t value, bool author, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, int depth) {
    const LatexPaper::Outer outer = paper_.open_note(number, value, author);
    walk(++at, end, '}', {}, depth + 1);
    paper_.close_note(outer, {paper_.place(begin), paper_.place(at)});
  }

  bool take_style(std::string_view name, std::uint32_t& at, std::uint32_t end, LatexLook& look, int depth) {
    LatexLook inside = look;
    if (is_one_of(name, {"textit", "textsl", "uline", "underline", "italic"})) inside.italic = true;
    else if (name == "emph") inside.italic = !look.italic;
    else if (name == "textsc") inside.small_caps = true;
    else if (name == "textbf") inside.bold = true;
    else if (name == "textsuperscript") inside.raised = true;
    else if (is_one_of(name, {"textup", "textrm", "textnormal"})) inside = {};
    else return declares_style(name, at, end, look);
    walk_argument(at, end, inside, depth);
    return true;
  }

  bool declares_style(std::string_view name, std::uint32_t& at, std::uint32_t end, LatexLook& look) const {
    if (is_one_of(name, {"it", "itshape", "sl", "slshape"})) look.italic = true;
    else if (name == "em") look.italic = !look.italic;
    else if (is_one_of(name, {"sc", "scshape"})) look.small_caps = true;
    else if (is_one_of(name, {"bf", "bfseries"})) look.bold = true;
    else if (is_one_of(name, {"rm", "up", "upshape", "normalfont"})) look = {};
    else return false;
    scan_.skip_blanks(at, end);
    return true;
  }

  bool take_link(std::string_view name, std::uint32_t& at, std::uint32_t end, LatexLook look, int depth) {
    if (is_one_of(name, {"url", "nolinkurl", "path"})) {
      scan_.skip_optional(at, end);
      verbatim(given(scan_.group(at, end, '{', '}')), look);
      return true;
    }
    if (name == "verb") {
      if (at >= end) return true;
      const std::size_t close = source_.find(source_[at], at + 1);
      const auto stop = static_cast<std::uint32_t>(std::min<std::size_t>(close, end));
      verbatim({std::min(at + 1, stop), stop}, look);
      at = std::min(stop + 1, end);
      return true;
    }
    if (name != "href") return false;
    const std::string target = unescaped(argument(at, end));
    const LatexPaper::Mark begin = paper_.here();
    walk_argument(at, end, look, depth);
    paper_.link_since(begin, target);
    return true;
  }

  static std::string unescaped(std::string_view url) {
    std::string out;
    for (std::size_t i = 0; i < url.size(); ++i)
      if (url[i] != '\\' || i + 1 >= url.size() || is_word_byte(url[i + 1])) out += url[i];
    return out;
  }

  void verbatim(Span inside, LatexLook look) {
    for (std::uint32_t at = inside.begin; at < inside.end;) {
      const bool escape = source_[at] == '\\' && at + 1 < inside.end && std::string_view("%_#&~{}").find(source_[at + 1]) != std::string_view::npos;
      const bool line = source_[at] == '\n' || source_[at] == '\r';
      if (!escape && !line) paper_.put(at, look);
      at += decode_utf8(source_, at).size;
    }
  }

  bool take_structure(std::string_view name, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, int depth) {
    if (name == "begin" || name == "end") environment(name == "begin", at, end);
    else if (is_one_of(name, {"section", "subsection", "subsubsection", "chapter", "part", "paragraph", "subparagraph", "title"})) heading(at, end, depth);
    else if (name == "par" || name == "item") break_paragraph(begin);
    else if (LatexMacros::defines(name)) macros_.define(name, at, end);
    else if (name == "setcounter") set_counter(at, end);
    else return false;
    return true;
  }

  void break_paragraph(std::uint32_t at) {
    if (paper_.in_note()) paper_.space(at, paper_.look());
    else paper_.begin_paragraph(false);
  }

  void environment(bool begins, std::uint32_t& at, std::uint32_t end) {
    const std::uint32_t from = at;
    const std::string_view name = argument(at, end);
    const bool quotation = is_one_of(name, {"quote", "quotation", "displayquote", "displaycquote"});
    if (quotation) paper_.quotation(begins);
    break_paragraph(from);
    if (!begins) return;
    if (is_latex_code(name)) {
      const std::string close = "\\end{" + std::string(name) + "}";
      const std::size_t stop = source_.find(close, at);
      at = stop == std::string_view::npos || stop > end ? end : static_cast<std::uint32_t>(stop + close.size());
      return;
    }
    scan_.skip_optional(at, end);
    if (is_one_of(name, {"tabular", "tabular*", "array", "longtable", "minipage", "multicols"}) && at < end && source_[at] == '{') argument(at, end);
  }

  void heading(std::uint32_t& at, std::uint32_t end, int depth) {
    if (paper_.in_note()) return walk_argument(at, end, {}, depth);
    paper_.begin_paragraph(true);
    walk_argument(at, end, {}, depth);
    paper_.begin_paragraph(false);
  }

  void set_counter(std::uint32_t& at, std::uint32_t end) {
    const std::string_view which = argument(at, end);
    const auto value = to_number(trim(argument(at, end)));
    if (value && which == "footnote") footnote_ = *value;
    if (value && which == "endnote") endnote_ = *value;
  }

  /// \input, \include: the file's words stand here.
  void include(std::uint32_t& at, std::uint32_t end, LatexLook look, int depth) {
    if (!reads_files_) remarks_["input"] = "Files that \\input and \\include name were not read: check the manuscript where it lies in its folder.";
    const auto file = files_.find(file_name(at, end));
    if (file == files_.end() || depth > kDeepest / 2 || !open_files_.insert(file->first).second) return;
    included_ += file->second.size();
    std::uint32_t inside = file->second.begin;
    if (included_ <= kMostIncluded) walk(inside, file->second.end, '\0', look, depth + 2);
    open_files_.erase(file->first);
  }

  /// "{name}" or "name" behind \input.
  std::string file_name(std::uint32_t& at, std::uint32_t end) const {
    scan_.skip_blanks(at, end);
    std::string name(at < end && source_[at] == '{' ? argument(at, end) : std::string_view());
    if (name.empty())
      while (at < end && source_[at] > ' ') name += source_[at++];
    return std::string(trim(name));
  }

  /// A macro being expanded: what was given for its parameters, and where that was written.
  struct Frame {
    std::vector<Span> arguments;
    const Frame* outer = nullptr;
    std::int64_t macro = -1;  // the one outside
  };

  std::vector<Span> arguments_of(const LatexMacro& macro, std::uint32_t& at, std::uint32_t end) const {
    std::vector<Span> out;
    for (const LatexMacro::Parameter& parameter : macro.parameters) {
      std::uint32_t next = at;
      scan_.skip_blanks(next, end);
      const bool bracket = next < end && source_[next] == '[';
      if (!parameter.optional) out.push_back(scan_.token(at, end));
      else if (bracket) at = next, out.push_back(scan_.group(at, end, '[', ']'));
      else out.push_back(parameter.otherwise);
    }
    return out;
  }

  void expand(const LatexMacro& macro, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, LatexLook look, int depth) {
    const Frame frame{arguments_of(macro, at, end), frame_, paper_.macro()};
    if (macro.parameters.empty() && at + 1 < end && source_[at] == '{' && source_[at + 1] == '}') at += 2;
    if (!may_expand(macro.body, depth)) return;
    frame_ = &frame;
    if (paper_.macro() < 0) paper_.stand_at(begin);
    std::uint32_t inside = macro.body.begin;
    walk(inside, macro.body.end, '\0', look, depth + 2);
    paper_.stand_at(frame.macro);
    frame_ = frame.outer;
  }

  /// "#1": the argument is walked where it was written, with what was known there.
  bool parameter(std::uint32_t& at, std::uint32_t end, LatexLook look, int depth) {
    if (frame_ == nullptr || at + 1 >= end || !is_digit_at(source_, at + 1)) return false;
    const auto number = static_cast<std::size_t>(source_[at + 1] - '1');
    at += 2;
    if (number >= frame_->arguments.size() || !may_expand(frame_->arguments[number], depth)) return true;
    const Frame* const frame = frame_;
    const std::int64_t macro = paper_.macro();
    const Span words = frame->arguments[number];
    frame_ = frame->outer;
    paper_.stand_at(frame->macro);
    std::uint32_t inside = words.begin;
    walk(inside, words.end, '\0', look, depth + 2);
    paper_.stand_at(macro);
    frame_ = frame;
    return true;
  }

  /// So many, so much and so deep, and no more: of short macros it is their number that takes time.
  bool may_expand(Span words, int depth) {
    expanded_ += words.size();
    ++expansions_;
    if (depth <= kDeepest / 2 && expanded_ <= kMostExpanded + 4 * source_.size() && expansions_ <= kMostExpansions + source_.size() / 2) return true;
    remarks_["macro"] = "Macros that expand too far were left out.";
    return false;
  }

  bool take_reference(std::string_view name, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, LatexLook look) {
    if (name == "label") {
      const std::string key(argument(at, end));
      if (paper_.in_note()) labels_[key] = paper_.note_number();
      return true;
    }
    if (is_one_of(name, {"ref", "autoref", "cref", "Cref", "vref", "footref"})) {
      const auto it = labels_.find(std::string(argument(at, end)));
      paper_.put_for(it == labels_.end() ? "??" : it->second, begin, look);
      return true;
    }
    if (name.find("cite") == std::string_view::npos) return false;
    if (is_one_of(name, {"footcite", "footfullcite"})) keyed_note(begin, at, end);
    else key(begin, at, end, look);
    return true;
  }

  Document& out_;
  std::string_view source_;
  LatexScan scan_;
  LatexPaper paper_;
  std::uint32_t footnote_ = 0;
  std::uint32_t endnote_ = 0;
  std::size_t expanded_ = 0;
  std::size_t expansions_ = 0;
  std::size_t included_ = 0;
  std::uint32_t main_end_ = 0;
  bool reads_files_ = false;
  std::map<std::string, Span> files_;  // what is included, by the name it is called by
  std::set<std::string> open_files_;
  const Frame* frame_ = nullptr;  // of that macro
  LatexMacros macros_;
  std::unordered_map<std::string, std::string> labels_;  // -> printed number of its note
  std::map<std::string, std::string> remarks_;
};

Result<void> read_latex(std::string source, const ReadOptions& options, Document& out) {
  LatexReading(gather_latex(std::move(source), options), out).run();
  return {};
}

}  // namespace

extern const Reader kReader_latex;
const Reader kReader_latex{Format::Latex, {"tex", "ltx", "latex"}, read_latex};

}  // namespace subcite
