// One table of foreign formats: how each is recognised, and the programs that read it, the better first.
#include "run/convert.h"

#include <array>
#include <vector>

#include "base/text.h"

namespace subcite {
namespace {

struct Tool {
  std::string_view program;
  std::string_view package;  // of Debian
  std::vector<std::string> arguments;
  std::string_view output;  // the file it writes; standard output where empty
};

struct Foreign {
  std::string_view what;
  std::string_view input;  // the name its copy gets
  bool (*recognises)(std::string_view bytes, std::string_view extension);
  std::vector<Tool> tools;
  std::string_view otherwise;  // what a person can do without the tools
};

bool is_pdf(std::string_view bytes, std::string_view /*extension*/) { return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos; }
bool is_rtf(std::string_view bytes, std::string_view /*extension*/) { return bytes.starts_with("{\\rtf"); }
bool is_flat_odt(std::string_view bytes, std::string_view /*extension*/) { return bytes.starts_with("<?xml") && bytes.substr(0, 2000).find("<office:document ") != std::string_view::npos; }
bool is_flat_word(std::string_view bytes, std::string_view /*extension*/) { return bytes.starts_with("<?xml") && (bytes.substr(0, 4000).find("<pkg:package ") != std::string_view::npos || bytes.substr(0, 4000).find("<w:wordDocument ") != std::string_view::npos); }
bool is_org(std::string_view /*bytes*/, std::string_view extension) { return extension == "org"; }
bool is_rst(std::string_view /*bytes*/, std::string_view extension) { return extension == "rst"; }

/// The container of old Office files; with a password it holds this name, in UTF-16.
bool is_compound(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }
bool is_protected(std::string_view bytes) {
  constexpr std::string_view kName("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
  return is_compound(bytes) && bytes.find(kName) != std::string_view::npos;
}
bool is_doc(std::string_view bytes, std::string_view /*extension*/) { return is_compound(bytes); }

Tool office(const std::string& input) { return {"soffice", "libreoffice-writer", {"soffice", "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML", input}, "input.docx"}; }
Tool pandoc(const std::string& from, const std::string& input) { return {"pandoc", "pandoc", {"pandoc", "--sandbox", "-f", from, "-t", "html", "-s", "--metadata", "title=-", input}, {}}; }

const std::vector<Foreign>& foreign_formats() {
  static const std::vector<Foreign> formats{
      {"a PDF", "input.pdf", is_pdf, {{"pdftohtml", "poppler-utils", {"pdftohtml", "-xml", "-i", "-q", "-l", "5000", "-stdout", "input.pdf"}, {}}}, "save it as text or check its Word file"},
      {"an RTF file", "input.rtf", is_rtf, {office("input.rtf"), pandoc("rtf", "input.rtf")}, "save it as .docx"},
      {"an old Word file (.doc)", "input.doc", is_doc, {office("input.doc")}, "save it as .docx"},
      {"a flat OpenDocument file", "input.fodt", is_flat_odt, {office("input.fodt")}, "save it as .odt"},
      {"a Word file in XML", "input.xml", is_flat_word, {}, "save it as .docx"},
      {"an Org file", "input.org", is_org, {pandoc("org", "input.org")}, "export it as HTML"},
      {"a reStructuredText file", "input.rst", is_rst, {pandoc("rst", "input.rst")}, "export it as HTML"}};
  return formats;
}

std::string extension_of(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  return dot == std::string_view::npos ? std::string() : lower_ascii(file_name.substr(dot + 1));
}

Result<Converted> run_tool(const Foreign& format, const Tool& tool, std::string_view bytes, io::Programs& programs) {
  io::ProgramRun run;
  run.arguments = tool.arguments;
  run.input_name = format.input;
  run.input = bytes;
  run.output_name = tool.output;
  Result<std::string> made = programs.run(run);
  if (!made) return failure("it is " + std::string(format.what) + ", and " + made.error().message + ": it may be damaged or protected by a password; open it, and save a copy without one");
  const bool own = tool.program == "pdftohtml";
  std::string remark = own ? std::string() : "This is " + std::string(format.what) + ": it was read through a copy that " + std::string(tool.program) + " made, and places are those of the copy.";
  return Converted{std::move(*made), std::move(remark), !own};
}

}  // namespace

Result<Converted> convert(std::string bytes, std::string_view file_name, io::Programs& programs) {
  if (is_protected(bytes)) return failure("it is protected by a password: save a copy without one");
  for (const Foreign& format : foreign_formats()) {
    if (!format.recognises(bytes, extension_of(file_name))) continue;
    std::string packages;
    for (const Tool& tool : format.tools) {
      if (programs.has(std::string(tool.program))) return run_tool(format, tool, bytes, programs);
      packages += (packages.empty() ? "" : " or ") + std::string(tool.package);
    }
    if (packages.empty()) return failure("it is " + std::string(format.what) + ", which is not read: " + std::string(format.otherwise));
    return failure("it is " + std::string(format.what) + ", which another program must read: install " + packages + ", or " + std::string(format.otherwise));
  }
  return Converted{std::move(bytes), {}, false};
}

}  // namespace subcite
