// T004: the symbol is the address of a United Nations document; numbers of press releases are no symbols, and a
// resolution's symbol says RES and its own number.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_un_symbol;

namespace {

using namespace rules_support;

/// The symbol behind "U.N. Doc." in the citation, brackets of its session included ("A/RES/217 (III)").
Span symbol_behind(const View& view, Span within, std::string_view mark) {
  const std::string_view text = std::string_view(view.document.text).substr(0, within.end);
  const std::size_t at = text.find(mark, within.begin);
  if (at == std::string_view::npos) return {};
  auto begin = static_cast<std::uint32_t>(at + mark.size());
  while (begin < within.end && (text[begin] == ' ' || text[begin] == '(')) ++begin;
  std::uint32_t end = begin;
  while (end < within.end && (is_word_byte(text[end]) || std::string_view("/.-&").find(text[end]) != std::string_view::npos)) ++end;
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return {begin, end};
}

/// Behind "U.N. Doc.", or that of a resolution without these words ("G.A. Res. 51/162, A/RES/51/162").
Span symbol_of(const View& view, const Citation& c) {
  const Span marked = symbol_behind(view, c.raw, "U.N. Doc.");
  if (!marked.empty() || c.kind != Kind::UnDocument) return marked;
  for (const std::string_view organ : {", A/", ", S/"}) {
    const std::size_t at = view.at(c.raw).find(organ);
    if (at != std::string_view::npos) return symbol_behind(view, {c.raw.begin + static_cast<std::uint32_t>(at), c.raw.end}, ",");
  }
  return {};
}

/// "51/162" behind "G.A. Res.".
std::string_view number_behind(std::string_view raw, std::string_view mark) {
  const std::size_t at = raw.find(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = trim(raw.substr(at + mark.size()));
  return rest.substr(0, rest.find_first_not_of("0123456789/"));
}

bool is_press_release(std::string_view symbol) {
  static constexpr std::array<std::string_view, 7> kFirst{"SC/", "GA/", "SG/", "DSG/", "ECOSOC/", "HR/", "WOM/"};
  for (const std::string_view first : kFirst)
    if (symbol.starts_with(first)) return true;
  return false;
}

/// "A51/162", "A/RES51/162": the slash lost between a word and a number; its place, or npos.
std::size_t lost_slash(std::string_view symbol) {
  for (std::size_t begin = 0; begin < symbol.size();) {
    const std::size_t end = std::min(symbol.find('/', begin), symbol.size());
    const std::string_view step = symbol.substr(begin, end - begin);
    for (const std::string_view word : {"A", "S", "E", "RES"})
      if (step.size() > word.size() && step.starts_with(word) && all_digits(step.substr(word.size()))) return begin + word.size();
    begin = end + 1;
  }
  return std::string_view::npos;
}

struct Trouble {
  std::string message;
  std::string help;
  std::string replacement;  // of the symbol; empty where none is certain
};

/// The organ, and the step RES.
std::string in_capitals(std::string_view symbol) {
  std::string out(symbol);
  const std::size_t organ = std::min(out.find('/'), out.size());
  for (std::size_t at = 0; at < organ; ++at)
    if (out[at] >= 'a' && out[at] <= 'z') out[at] = static_cast<char>(out[at] - 32);
  for (const std::string_view step : {"/res/", "/Res/"})
    if (const std::size_t at = out.find(step); at != std::string::npos) out.replace(at, step.size(), "/RES/");
  return out;
}

Trouble trouble_of(std::string_view symbol, std::string_view raw) {
  const bool has_slash = symbol.find('/') != std::string_view::npos;
  if (is_press_release(symbol)) return {quoted(symbol) + " is the number of a press release, not a document symbol.", "Write U.N. Press Release " + std::string(symbol) + ".", {}};
  if (symbol.starts_with("Vol") || (!has_slash && !symbol.empty() && symbol.find_first_not_of("0123456789.") == std::string_view::npos)) return {"No document symbol stands behind U.N. Doc.", "Give the symbol, as A/51/162.", {}};
  if (const std::size_t slash = lost_slash(symbol); slash != std::string_view::npos) {
    const std::string right = std::string(symbol.substr(0, slash)) + "/" + std::string(symbol.substr(slash));
    return {"A slash is missing in the symbol " + quoted(symbol) + ".", "Write " + right + ".", right};
  }
  if (has_slash && (symbol.starts_with("a/") || symbol.starts_with("s/") || symbol.starts_with("e/") || symbol.find("/res/") != std::string_view::npos || symbol.find("/Res/") != std::string_view::npos)) return {"Organ and RES should be written in capitals in a symbol.", "Write the symbol as the document prints it.", in_capitals(symbol)};
  if (const std::string_view number = number_behind(raw, "G.A. Dec."); number.find('/') != std::string_view::npos && symbol == "A/" + std::string(number)) return {quoted(symbol) + " is another document than the decision " + std::string(number) + ".", "Write A/DEC/" + std::string(number) + ".", "A/DEC/" + std::string(number)};
  for (const auto& [mark, own, other, name] : {std::array<std::string_view, 4>{"G.A. Res.", "A", "S", "the General Assembly"}, std::array<std::string_view, 4>{"S.C. Res.", "S", "A", "the Security Council"}}) {
    const std::string_view number = number_behind(raw, mark);
    if (number.empty()) continue;
    if (symbol.starts_with(std::string(other) + "/RES/")) return {"A resolution of " + std::string(name) + " does not stand under " + quoted(symbol) + ".", "Correct the organ or the symbol.", {}};
    if (mark == "G.A. Res." && number.find('/') != std::string_view::npos && symbol == "A/" + std::string(number)) return {quoted(symbol) + " is another document than the resolution " + std::string(number) + ".", "Write A/RES/" + std::string(number) + ".", "A/RES/" + std::string(number)};
    const std::string lead = std::string(own) + "/RES/";
    const std::string_view in_symbol = symbol.starts_with(lead) ? symbol.substr(lead.size()).substr(0, symbol.substr(lead.size()).find_first_not_of("0123456789/")) : std::string_view();
    if (!in_symbol.empty() && in_symbol != number) return {"The resolution is number " + std::string(number) + ", its symbol says " + std::string(in_symbol) + ".", "Look up which of the two is right.", {}};
  }
  return {};
}

/// "U.N. Doc. " before the symbol.
Span mark_before(const View& view, Span symbol) {
  constexpr std::string_view kMark = "U.N. Doc. ";
  const auto size = static_cast<std::uint32_t>(kMark.size());
  return symbol.begin >= size && view.at({symbol.begin - size, symbol.begin}) == kMark ? Span{symbol.begin - size, symbol.begin} : Span{};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Unknown || c.raw.empty()) continue;
    const Span symbol = symbol_of(view, c);
    if (symbol.empty()) continue;
    const Trouble trouble = trouble_of(view.at(symbol), view.at({c.raw.begin, symbol.begin}));
    if (trouble.message.empty()) continue;
    Finding& f = report(out, kRule_un_symbol, view, static_cast<CitationIndex>(i), symbol, trouble.message, trouble.help);
    if (is_press_release(view.at(symbol)))
      if (const Span mark = mark_before(view, symbol); !mark.empty()) f.fix = Fix{"Write U.N. Press Release", false, {{mark, "U.N. Press Release "}}};
    if (!trouble.replacement.empty()) f.fix = Fix{"Write " + trouble.replacement, false, {{symbol, trouble.replacement}}};
  }
}

}  // namespace

const Rule kRule_un_symbol{"T004", "un-symbol", "UN document symbol malformed, or organ/type contradicts the symbol", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo T8.1 (1st ed.); Bluebook R. 21.7, R. 21.7.2", check};

}  // namespace subcite
