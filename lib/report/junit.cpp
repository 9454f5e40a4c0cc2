// JUnit's XML as build servers read it: a suite a manuscript, a failed case a finding, one passed case where it is clean.
#include <algorithm>

#include "base/utf8.h"
#include "docx/xml.h"
#include "report/format.h"
#include "report/listing.h"
#include "report/scope.h"

namespace subcite {
namespace {

/// XML 1.0 has no control characters.
std::string printable_xml(std::string words) {
  for (char& c : words)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') c = ' ';
  return without_steering(words);
}

/// Makes a test case one that failed.
void fail(docx::Node& test, const std::string& path, const std::string& name, const std::string& type, const std::string& words) {
  test.append_attribute("classname") = path.c_str();
  test.append_attribute("name") = name.c_str();
  docx::Node failure = test.append_child("failure");
  failure.append_attribute("type") = type.c_str();
  failure.append_attribute("message") = words.c_str();
}

void failed(docx::Node& suite, const std::string& path, const std::string& name, const std::string& type, const std::string& words) {
  docx::Node test = suite.append_child("testcase");
  fail(test, path, name, type, words);
}

void begin(const ReportContext&, std::string& out) { out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"subcite\">\n"; }

/// What was checked, as properties of the suite.
void properties(docx::Node& suite, const ReportContext& context, const Manuscript& m) {
  docx::Node list = suite.append_child("properties");
  for (const auto& [name, words] : scope_of(context, m)) {
    docx::Node property = list.append_child("property");
    property.append_attribute("name") = name.c_str();
    property.append_attribute("value") = printable_xml(words).c_str();
  }
}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  docx::EditableXml xml;
  if (!xml.parse("<testsuite></testsuite>")) return;
  docx::Node suite = xml.root();
  properties(suite, context, m);
  const std::string path = printable_xml(m.path);
  std::size_t failures = 0;
  if (!m.error.empty()) failed(suite, path, "it can be read", "unreadable", printable_xml(m.error)), ++failures;
  else
    each_finding(m, [&](const Listed& at) {
      const Finding& f = *at.finding;
      failed(suite, path, std::string(f.rule) + " " + std::string(f.name) + ", " + printable_xml(at.where) + ", line " + std::to_string(at.place.line), std::string(name_of(f.severity)), printable_xml(told(f)));
      ++failures;
    });
  if (failures == 0) {
    docx::Node test = suite.append_child("testcase");
    test.append_attribute("classname") = path.c_str();
    test.append_attribute("name") = "no findings";
  }
  suite.append_attribute("name") = path.c_str();
  suite.append_attribute("tests") = std::max<std::size_t>(failures, 1);
  suite.append_attribute("failures") = failures;
  out += xml.bytes() + "\n";
}

/// A suite of its own, which is not held whole.
void across(const Sequence<AcrossFinding>& findings, std::string& out) {
  if (findings.empty()) return;
  const std::string count = std::to_string(findings.count);
  out += "<testsuite name=\"all manuscripts\" tests=\"" + count + "\" failures=\"" + count + "\">";
  findings.each([&](const AcrossFinding& f) {
    docx::EditableXml xml;
    if (!xml.parse("<testcase></testcase>")) return;
    docx::Node test = xml.root();
    fail(test, "all manuscripts", std::string(f.rule) + " " + std::string(f.name) + ", " + printable_xml(place_words(f.places.front())), std::string(name_of(f.severity)), printable_xml(told(f)));
    out += xml.bytes();
  });
  out += "</testsuite>\n";
}

void end(const ReportContext& context, const Totals&, std::string& out) {
  across(context.across, out);
  out += "</testsuites>\n";
}

}  // namespace

extern const ReportFormat kReportFormat_junit;
const ReportFormat kReportFormat_junit{"junit", "JUnit XML, for build servers", begin, manuscript, end};

}  // namespace subcite
