// The arrows of the architecture, held: no folder of lib includes one that it may not see.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "support/files.h"

namespace subcite {
namespace {

using testing_support::files_in;
using testing_support::lines_of;
using testing_support::read_file;
using testing_support::root;

const std::map<std::string, std::set<std::string>>& arrows() {
  static const std::map<std::string, std::set<std::string>> allowed{
      {"base", {}},
      {"model", {"base"}},
      {"facts", {"base"}},
      {"io", {"base", "model"}},
      {"docx", {"base", "model"}},
      {"html", {"base"}},
      {"read", {"base", "model", "docx", "html"}},
      {"cite", {"base", "model", "facts"}},
      {"resolve", {"base", "model", "facts"}},
      {"rules", {"base", "model", "facts"}},
      {"lint", {"base", "model", "rules"}},
      {"edit", {"base", "model", "docx"}},
      {"link", {"base", "model", "io"}},
      {"archive", {"base", "model", "io"}},
      {"config", {"base", "model", "io"}},
      {"report", {"base", "model", "facts", "docx"}},
      {"lsp", {"base", "model", "edit", "report"}},
      {"host", {"base", "model", "io"}},
      {"run", {"base", "model", "io", "docx", "read", "cite", "resolve", "rules", "lint", "edit", "link", "archive", "report", "config", "lsp"}}};
  return allowed;
}

std::vector<std::string> includes_of(const std::string& text) {
  std::vector<std::string> found;
  for (const std::string& line : lines_of(text))
    if (line.starts_with("#include \"")) found.push_back(line.substr(10, line.find('"', 10) - 10));
  return found;
}

std::vector<std::filesystem::path> sources_in(const std::string& folder) {
  auto files = files_in(folder, ".h");
  for (auto& file : files_in(folder, ".cpp")) files.push_back(file);
  return files;
}

TEST(IncludeGraph, lib_follows_the_arrows) {
  std::size_t seen = 0;
  for (const auto& path : sources_in(root() + "/lib")) {
    const std::string folder = std::filesystem::relative(path, root() + "/lib").begin()->string();
    ASSERT_TRUE(arrows().count(folder)) << path << " is in a folder without arrows";
    for (const std::string& include : includes_of(read_file(path))) {
      ++seen;
      const std::string target = include.substr(0, include.find('/'));
      EXPECT_TRUE(target == folder || arrows().at(folder).count(target)) << path << " includes " << include;
    }
  }
  EXPECT_GT(seen, 200U);
}

TEST(IncludeGraph, cmd_sees_run_config_and_model_and_the_host_in_main_alone) {
  for (const auto& path : sources_in(root() + "/cmd"))
    for (const std::string& include : includes_of(read_file(path))) {
      const std::string folder = include.find('/') == std::string::npos ? "" : include.substr(0, include.find('/'));
      if (folder == "host") EXPECT_EQ(path.filename(), "main.cpp");
      else EXPECT_TRUE(folder.empty() || folder == "base" || folder == "run" || folder == "config" || folder == "model" || folder == "io") << path << " includes " << include;
    }
}

TEST(IncludeGraph, each_foreign_header_has_one_wrapper) {
  const std::map<std::string, std::set<std::string>> wrappers{{"<curl/curl.h>", {"lib/host/curl_http.cpp"}}, {"<CLI/CLI.hpp>", {"cmd/command_line.cpp"}}, {"<zip.h>", {"lib/host/files.cpp", "lib/docx/package.cpp"}}, {"<pugixml.hpp>", {"lib/docx/xml.h"}}, {"<utf8proc.h>", {"lib/base/fold.cpp", "lib/base/lower.cpp", "lib/base/utf8.cpp"}}, {"<openssl/evp.h>", {"lib/archive/digest.cpp"}}};
  for (const std::string folder : {"/lib", "/cmd"})
    for (const auto& path : sources_in(root() + folder)) {
      const std::string text = read_file(path);
      for (const auto& [header, files] : wrappers)
        if (text.find("#include " + header) != std::string::npos) EXPECT_TRUE(files.count(std::filesystem::relative(path, root()).string())) << path << " includes " << header;
    }
}

TEST(Sources, open_with_a_plain_paragraph) {
  for (const std::string folder : {"/lib", "/cmd", "/tests"})
    for (const auto& path : sources_in(root() + folder)) EXPECT_TRUE(read_file(path).starts_with("// ")) << path;
}

/// The portable core asks the machine for nothing by itself. The workbook stands outside it: its library opens files.
TEST(Sources, portable_core_has_no_machine) {
  for (const std::string folder : {"base", "model", "facts", "read", "cite", "resolve", "rules", "lint", "report"})
    for (const auto& path : sources_in(root() + "/lib/" + folder)) {
      if (path.filename() == "xlsx.cpp") continue;
      const std::string text = read_file(path);
      for (const std::string header : {"<thread>", "<iostream>", "<fstream>", "<unistd.h>", "<sys/", "<regex>", "<chrono>", "<ctime>", "<filesystem>", "<cstdlib>\n\n#include <sys"})
        EXPECT_EQ(text.find("#include " + header), std::string::npos) << path << " includes " << header;
    }
}

}  // namespace
}  // namespace subcite
