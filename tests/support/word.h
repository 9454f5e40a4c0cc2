// Word packages for tests: from parts written out in full, or from notes in short hand, in which
// "{NOTEREF _Ref3 \h|3}" is a field that shows 3, every note k is called inside a bookmark "_Refk", and
// *italic* and **bold** are runs, a note "*. text" has a mark of its own, and the call of a note "~3. text" is marked as deleted.
#pragma once

#include <zip.h>

#include <map>
#include <string>
#include <vector>

namespace subcite::testing_support {

/// The bytes of a zip container with these entries; the type, where one is given, stands first and plain, as
/// OpenDocument asks.
inline std::string zipped(const std::map<std::string, std::string>& entries, const std::string& type = {}) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* zip = zip_open_from_source(out, ZIP_TRUNCATE, &error);
  zip_source_keep(out);
  if (!type.empty()) zip_set_file_compression(zip, static_cast<zip_uint64_t>(zip_file_add(zip, "mimetype", zip_source_buffer(zip, type.data(), type.size(), 0), 0)), ZIP_CM_STORE, 0);
  for (const auto& [name, bytes] : entries) {
    zip_source_t* entry = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
    if (zip_file_add(zip, name.c_str(), entry, ZIP_FL_ENC_UTF_8) < 0) zip_source_free(entry);  // a name that no entry may have
  }
  if (zip_close(zip) != 0) zip_discard(zip);
  zip_source_open(out);
  zip_source_seek(out, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(out)), '\0');
  zip_source_seek(out, 0, SEEK_SET);
  zip_source_read(out, bytes.data(), bytes.size());
  zip_source_close(out);
  zip_source_free(out);
  return bytes;
}

/// The bytes of an entry of a zip container; empty where it has none.
inline std::string part_of(const std::string& package, const std::string& name) {
  zip_error_t error;
  zip_error_init(&error);
  zip_t* zip = zip_open_from_source(zip_source_buffer_create(package.data(), package.size(), 0, &error), ZIP_RDONLY, &error);
  if (zip == nullptr) return {};
  zip_stat_t stat;
  std::string bytes;
  if (zip_stat(zip, name.c_str(), 0, &stat) == 0) {
    bytes.resize(static_cast<std::size_t>(stat.size));
    zip_file_t* file = zip_fopen(zip, name.c_str(), 0);
    zip_fread(file, bytes.data(), bytes.size());
    zip_fclose(file);
  }
  zip_discard(zip);
  return bytes;
}

inline const std::string kWordNamespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

/// Adds what every package has: its relationships, and those of the document to the parts beside it.
inline std::string word_package(std::map<std::string, std::string> parts) {
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string head = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  std::string related = head;
  for (const char* part : {"footnotes", "endnotes", "styles", "settings", "comments"})
    if (parts.count("word/" + std::string(part) + ".xml") > 0) related += "<Relationship Id=\"r" + std::string(part) + "\" Type=\"" + types + part + "\" Target=\"" + part + ".xml\"/>";
  parts.emplace("word/_rels/document.xml.rels", related + "</Relationships>");
  parts.emplace("_rels/.rels", head + "<Relationship Id=\"r1\" Type=\"" + types + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
  std::string content = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>";
  for (const char* part : {"footnotes", "endnotes", "styles", "settings", "comments"})
    if (parts.count("word/" + std::string(part) + ".xml") > 0) content += "<Override PartName=\"/word/" + std::string(part) + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml." + part + "+xml\"/>";
  parts.emplace("[Content_Types].xml", content + "</Types>");
  return zipped(parts);
}

/// "=== content.xml" and the inside of its office:text, or styles as "=== styles.xml".
inline std::string odt_from_parts(const std::string& text) {
  const std::string spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";
  std::string styles;
  std::string body;
  std::string* part = nullptr;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    if (line.starts_with("=== ")) part = line == "=== styles.xml" ? &styles : &body;
    else if (part != nullptr) *part += line + "\n";
    at = end + 1;
  }
  return zipped({{"content.xml", "<office:document-content " + spaces + "><office:automatic-styles>" + styles + "</office:automatic-styles><office:body><office:text>" + body + "</office:text></office:body></office:document-content>"}}, "application/vnd.oasis.opendocument.text");
}

/// "=== word/document.xml" and the lines below it; "<w:body>" alone gets its root.
inline std::string word_from_parts(const std::string& text) {
  std::map<std::string, std::string> parts;
  std::string name;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    if (line.starts_with("=== ")) name = line.substr(4);
    else if (!name.empty()) parts[name] += line;
    at = end + 1;
  }
  for (auto& [part, xml] : parts) {
    const std::size_t slash = part.rfind('/') + 1;
    const std::string root = part.substr(slash, part.find('.', slash) - slash);
    if (!xml.starts_with("<w:" + root) && part.starts_with("word/") && part.find("_rels") == std::string::npos && !xml.starts_with("<?xml") && !xml.starts_with("!")) xml = "<w:" + root + " " + kWordNamespaces + ">" + xml + "</w:" + root + ">";
    if (xml.starts_with("!")) xml.erase(0, 1);
  }
  return word_package(parts);
}

struct WordNotes {
  std::string bytes;
  std::vector<std::vector<long>> columns;  // of each note: where its characters stand in its line
};

namespace word_detail {

inline std::string escaped(char c) { return c == '&' ? "&amp;" : c == '<' ? "&lt;"
                                                             : c == '>'   ? "&gt;"
                                                                          : std::string(1, c); }

inline std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += escaped(c);
  return out;
}

inline std::string run(const std::string& text, bool italic, bool bold = false) {
  if (text.empty()) return {};
  return "<w:r><w:rPr>" + std::string(bold ? "<w:b/>" : "") + (italic ? "<w:i/>" : "") + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

inline std::string field(const std::string& inside) {
  const std::size_t bar = inside.find('|');
  return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> " + escaped(inside.substr(0, bar)) + " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run(inside.substr(bar + 1), false) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

/// The runs of a line from `at` on.
inline std::string runs(const std::string& line, std::size_t at, std::vector<long>& columns) {
  std::string out;
  std::string text;
  bool italic = false;
  bool bold = false;
  for (; at < line.size(); ++at) {
    if (line.compare(at, 2, "**") == 0) {
      out += run(text, italic, bold), text.clear(), bold = !bold, ++at;
    } else if (line[at] == '*') {
      out += run(text, italic, bold), text.clear(), italic = !italic;
    } else if (line[at] == '{') {
      std::size_t close = at;  // of this bracket: JSON has its own inside
      for (int open = 0; close < line.size(); ++close)
        if ((line[close] == '{' && ++open > 0) || (line[close] == '}' && --open == 0))
          if (open == 0) break;
      const std::string inside = line.substr(at + 1, close - at - 1);
      out += run(text, italic, bold) + field(inside), text.clear();
      for (std::size_t k = at + 2 + inside.find('|'); k < close; ++k) columns.push_back(static_cast<long>(k));
      at = close;
    } else {
      text += escaped(line[at]);
      columns.push_back(static_cast<long>(at));
    }
  }
  return out + run(text, italic, bold);
}

}  // namespace word_detail

/// From lines "12. text".
inline WordNotes word_from_notes(const std::vector<std::string>& lines) {
  WordNotes made;
  std::string body;
  std::string notes;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t dot = lines[i].find(". ");
    const std::string label = lines[i].substr(0, dot);
    const std::string id = std::to_string(i + 2);
    made.columns.emplace_back();
    const bool custom = label == "*";
    const bool deleted = label.starts_with('~');
    body += "<w:p>" + word_detail::run("A sentence.", false) + (deleted ? "<w:del w:id=\"9\">" : "") + "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"_Ref" + label + "\"/><w:r><w:footnoteReference w:id=\"" + id + "\"" + (custom ? " w:customMarkFollows=\"1\"/><w:t>*</w:t>" : "/>") + "</w:r><w:bookmarkEnd w:id=\"" + id + "\"/>" + (deleted ? "</w:del>" : "") + "</w:p>";
    notes += "<w:footnote w:id=\"" + id + "\"><w:p>" + (custom ? "<w:r><w:t>*</w:t></w:r>" : "<w:r><w:footnoteRef/></w:r>") + word_detail::runs(lines[i], dot + 2, made.columns.back()) + "</w:p></w:footnote>";
  }
  made.bytes = word_package({{"word/document.xml", "<w:document " + kWordNamespaces + "><w:body>" + body + "</w:body></w:document>"}, {"word/footnotes.xml", "<w:footnotes " + kWordNamespaces + ">" + notes + "</w:footnotes>"}});
  return made;
}

/// The same lines as an OpenDocument text.
inline std::string odt_from_notes(const std::vector<std::string>& lines) {
  std::string body;
  for (const std::string& line : lines) {
    const std::size_t dot = line.find(". ");
    std::string text;
    bool italic = false;
    for (const char c : line.substr(dot + 2)) {
      if (c != '*') text += word_detail::escaped(c);
      else text += italic ? "</text:span>" : "<text:span text:style-name=\"I\">", italic = !italic;
    }
    body += "<text:p>A sentence.<text:note text:id=\"n" + line.substr(0, dot) + "\" text:note-class=\"footnote\"><text:note-citation>" + line.substr(0, dot) + "</text:note-citation><text:note-body><text:p>" + text + "</text:p></text:note-body></text:note></text:p>\n";
  }
  return odt_from_parts("=== styles.xml\n<style:style style:name=\"I\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style>\n=== content.xml\n" + body);
}

/// The same lines in LaTeX, for texts without quotation marks and runs of hyphens of their own.
inline std::string latex_from_notes(const std::vector<std::string>& lines) {
  std::string out = "\\documentclass{article}\n\\begin{document}\n";
  for (const std::string& line : lines) {
    bool italic = false;
    std::string text;
    for (const char c : line.substr(line.find(". ") + 2)) {
      if (c == '*') text += italic ? "}" : "\\emph{", italic = !italic;
      else if (std::string_view("&%$#_").find(c) != std::string_view::npos) (text += '\\') += c;
      else text += c;
    }
    out += "A sentence.\\footnote{" + text + "}\n\n";
  }
  return out + "\\end{document}\n";
}

}  // namespace subcite::testing_support
