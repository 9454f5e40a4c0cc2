// One paper's notes ("12. *See* Roe ...") as a web page, as plain text and as a real PDF, written by hand so that
// tests need no other program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/word.h"

namespace subcite::testing_support {

namespace pages_detail {

struct NoteLine {
  std::string number;
  std::string text;  // with *italics*
};

inline NoteLine divided(const std::string& line) {
  const std::size_t dot = line.find(". ");
  return {line.substr(0, dot), line.substr(dot + 2)};
}

/// One character of a PDF's text in Windows-1252, escaped; advances `at`.
inline std::string pdf_char(const std::string& text, std::size_t& at) {
  static const std::vector<std::pair<std::string_view, const char*>> kMarks{{"’", "\\222"}, {"‘", "\\221"}, {"“", "\\223"}, {"”", "\\224"}, {"–", "\\226"}, {"—", "\\227"}, {"…", "\\205"}, {"†", "\\206"}, {"Š", "\\212"}, {"š", "\\232"}, {"Ž", "\\216"}, {"ž", "\\236"}, {"œ", "\\234"}, {"•", "\\225"}};
  for (const auto& [mark, code] : kMarks)
    if (text.compare(at, mark.size(), mark) == 0) return at += mark.size(), code;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == 0xC2 || byte == 0xC3) {  // Latin-1
    const int value = ((byte & 3) << 6) | (static_cast<unsigned char>(text[at + 1]) & 0x3F);
    at += 2;
    char octal[8];
    std::snprintf(octal, sizeof octal, "\\%03o", value);
    return octal;
  }
  ++at;
  return std::string_view("()\\").find(text[at - 1]) == std::string_view::npos ? std::string(1, text[at - 1]) : std::string("\\") + text[at - 1];
}

/// Words of a note to lines of at most `width` characters (italics marks not counted).
inline std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t size = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    std::size_t length = 0;
    for (const char c : word) length += c != '*' && (static_cast<unsigned char>(c) & 0xC0U) != 0x80 ? 1 : 0;
    if (size > 0 && size + 1 + length > width) lines.emplace_back(), size = 0;
    if (size > 0) lines.back() += ' ', ++size;
    lines.back() += word;
    size += length;
    at = end + 1;
  }
  return lines;
}

class PdfWriter {
 public:
  void page(const std::string& drawing) { drawings_.push_back(drawing); }

  [[nodiscard]] std::string bytes() const {
    std::vector<std::string> objects(4);
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
    objects[2] = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>";
    objects[3] = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Oblique /Encoding /WinAnsiEncoding >>";
    std::string kids;
    for (const std::string& drawing : drawings_) {
      const std::size_t number = objects.size() + 1;
      kids += std::to_string(number) + " 0 R ";
      objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /R 3 0 R /I 4 0 R >> >> /Contents " + std::to_string(number + 1) + " 0 R >>");
      objects.push_back("<< /Length " + std::to_string(drawing.size()) + " >>\nstream\n" + drawing + "endstream");
    }
    objects[1] = "<< /Type /Pages /Count " + std::to_string(drawings_.size()) + " /Kids [ " + kids + "] >>";
    std::string out = "%PDF-1.4\n";
    std::string table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
      char entry[32];
      std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
      table += entry;
      out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t at = out.size();
    const std::string count = std::to_string(objects.size() + 1);
    return out + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer << /Size " + count + " /Root 1 0 R >>\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
  }

 private:
  std::vector<std::string> drawings_;
};

/// A line of text at a height, italics by their marks; `italic` goes on into the next line.
inline std::string pdf_line(const std::string& text, int size, int x, int y, bool& italic) {
  std::string out = "BT /" + std::string(italic ? "I " : "R ") + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (";
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '*') {
      out += pdf_char(text, at);
      continue;
    }
    italic = !italic;
    out += ") Tj /" + std::string(italic ? "I " : "R ") + std::to_string(size) + " Tf (";
    ++at;
  }
  return out + ") Tj ET\n";
}

}  // namespace pages_detail

/// A page as pandoc writes it.
inline std::string html_from_notes(const std::vector<std::string>& lines) {
  std::string body;
  std::string notes;
  for (const std::string& line : lines) {
    const auto [number, words] = pages_detail::divided(line);
    std::string text;
    bool italic = false;
    for (const char c : words) {
      if (c == '*') text += italic ? "</em>" : "<em>", italic = !italic;
      else text += word_detail::escaped(c);
    }
    body += "<p>A sentence.<a href=\"#fn" + number + "\" class=\"footnote-ref\" id=\"fnref" + number + "\" role=\"doc-noteref\"><sup>" + number + "</sup></a></p>\n";
    notes += "<li id=\"fn" + number + "\"><p>" + text + "<a href=\"#fnref" + number + "\" class=\"footnote-back\" role=\"doc-backlink\">↩︎</a></p></li>\n";
  }
  return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>A paper</title></head><body>\n" + body + "<section role=\"doc-endnotes\"><ol>\n" + notes + "</ol></section></body></html>\n";
}

/// Plain text: raised numbers in the body, the notes behind it, italics lost.
inline std::string text_from_notes(const std::vector<std::string>& lines) {
  constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string body;
  std::string notes;
  for (const std::string& line : lines) {
    const auto [number, words] = pages_detail::divided(line);
    body += "A sentence.";
    for (const char c : number) body += kRaised[c - '0'];
    body += "\n\n";
    notes += number + ". ";
    for (const char c : words)
      if (c != '*') notes += c;
    notes += "\n\n";
  }
  return body + notes;
}

/// A PDF of pages with body above and notes, in smaller type, below; numbers of calls raised.
inline std::string pdf_from_notes(const std::vector<std::string>& lines) {
  using namespace pages_detail;
  constexpr int kMostLines = 40;
  PdfWriter pdf;
  for (std::size_t next = 0, page = 1; next < lines.size(); ++page) {
    bool roman = false;
    std::string drawing = pdf_line("A Journal of Weirs " + std::to_string(page), 8, 72, 760, roman);
    std::vector<std::string> notes;
    int y = 720;
    for (; next < lines.size(); ++next) {
      const std::vector<std::string> rows = wrapped(lines[next], 96);
      if (!notes.empty() && notes.size() + rows.size() > kMostLines) break;
      const std::string number = divided(lines[next]).number;
      drawing += pdf_line("A sentence.", 11, 72, y, roman) + pdf_line(number, 6, 72 + 73, y + 5, roman);
      y -= 16;
      notes.insert(notes.end(), rows.begin(), rows.end());
    }
    y = std::min(y - 20, 40 + static_cast<int>(notes.size()) * 10);
    bool italic = false;
    for (const std::string& row : notes) {
      const bool starts = row[0] >= '0' && row[0] <= '9' && row.find(". ") < 5;
      drawing += pdf_line(row, 8, starts ? 82 : 72, y, italic);
      y -= 10;
    }
    pdf.page(drawing);
  }
  return pdf.bytes();
}

}  // namespace subcite::testing_support
