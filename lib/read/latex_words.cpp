// Small tables; accents are combining characters, composed by utf8proc through base/fold.
#include "read/latex_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"

namespace subcite {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 58> kSymbols{{{"S", "§"}, {"P", "¶"}, {"textsection", "§"}, {"textparagraph", "¶"}, {"dag", "†"}, {"ddag", "‡"}, {"dots", "…"}, {"ldots", "…"}, {"textellipsis", "…"}, {"textendash", "–"}, {"textemdash", "—"}, {"textquoteleft", "‘"}, {"textquoteright", "’"}, {"textquotedblleft", "“"}, {"textquotedblright", "”"}, {"lq", "‘"}, {"rq", "’"}, {"ss", "ß"}, {"ae", "æ"}, {"AE", "Æ"}, {"oe", "œ"}, {"OE", "Œ"}, {"o", "ø"}, {"O", "Ø"}, {"l", "ł"}, {"L", "Ł"}, {"aa", "å"}, {"AA", "Å"}, {"i", "ı"}, {"j", "ȷ"}, {"th", "þ"}, {"TH", "Þ"}, {"dh", "ð"}, {"DH", "Ð"}, {"copyright", "©"}, {"pounds", "£"}, {"euro", "€"}, {"texteuro", "€"}, {"guillemotleft", "«"}, {"guillemotright", "»"}, {"textbackslash", "\\"}, {"textasciitilde", "~"}, {"textasciicircum", "^"}, {"textbar", "|"}, {"textless", "<"}, {"textgreater", ">"}, {"slash", "/"}, {"LaTeX", "LaTeX"}, {"TeX", "TeX"}, {"quad", " "}, {"qquad", " "}, {"space", " "}, {"enspace", " "}, {"thinspace", " "}, {"textregistered", "®"}, {"texttrademark", "™"}, {"textdegree", "°"}, {"newline", " "}}};

/// The combining character of an accent command.
constexpr std::array<std::pair<std::string_view, char32_t>, 14> kAccents{{{"'", 0x301}, {"`", 0x300}, {"^", 0x302}, {"\"", 0x308}, {"~", 0x303}, {"=", 0x304}, {".", 0x307}, {"u", 0x306}, {"v", 0x30C}, {"H", 0x30B}, {"c", 0x327}, {"k", 0x328}, {"r", 0x30A}, {"d", 0x323}}};

constexpr std::array<std::pair<std::string_view, int>, 42> kSwallow{{{"label", 1}, {"vspace", 1}, {"hspace", 1}, {"includegraphics", 1}, {"bibliography", 1}, {"bibliographystyle", 1}, {"addbibresource", 1}, {"pagestyle", 1}, {"thispagestyle", 1}, {"usepackage", 1}, {"RequirePackage", 1}, {"documentclass", 1}, {"setcounter", 2}, {"addtocounter", 2}, {"setlength", 2}, {"addtolength", 2}, {"index", 1}, {"hypersetup", 1}, {"color", 1}, {"pdfbookmark", 2}, {"addcontentsline", 3}, {"markboth", 2}, {"markright", 1}, {"pageref", 1}, {"hyphenation", 1}, {"newtheorem", 2}, {"renewcommand", 2}, {"providecommand", 2}, {"newenvironment", 3}, {"geometry", 1}, {"definecolor", 3}, {"titleformat", 5}, {"selectlanguage", 1}, {"nocite", 1}, {"fontsize", 2}, {"pagenumbering", 1}, {"theoremstyle", 1}, {"DeclareMathOperator", 2}, {"hypertarget", 1}, {"hyperlink", 1}, {"textcolor", 1}, {"foreignlanguage", 1}}};

template <typename Table>
auto look_up(const Table& table, std::string_view key) {
  return std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == key; });
}

}  // namespace

std::string_view latex_symbol(std::string_view command) {
  const auto* at = look_up(kSymbols, command);
  return at == kSymbols.end() ? std::string_view() : at->second;
}

bool is_latex_accent(std::string_view command) { return look_up(kAccents, command) != kAccents.end(); }

std::string latex_accent(std::string_view command, std::string_view letter) {
  const auto* at = look_up(kAccents, command);
  if (at == kAccents.end() || letter.empty()) return std::string(letter);
  const CodePoint first = decode_utf8(letter, 0);
  std::string out;
  append_utf8(out, first.value == 0x131 ? U'i' : first.value);  // the dotless i is made for accents
  append_utf8(out, at->second);
  return compose(out) + std::string(letter.substr(first.size));
}

int latex_swallows(std::string_view command) {
  const auto* at = look_up(kSwallow, command);
  return at == kSwallow.end() ? -1 : at->second;
}

bool is_latex_code(std::string_view environment) {
  static constexpr std::array<std::string_view, 10> kCode{"verbatim", "verbatim*", "lstlisting", "comment", "minted", "tikzpicture", "filecontents", "filecontents*", "Verbatim", "thebibliography"};
  return std::find(kCode.begin(), kCode.end(), environment) != kCode.end();
}

}  // namespace subcite
