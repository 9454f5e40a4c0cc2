// `subcite lsp` from an editor's side: a real client library speaks with it.
#include "program/program.h"

namespace subcite::program {
namespace {

using nlohmann::json;

const std::string kDraft = "One.[^1] Two.[^2] Three.[^3]\n\n[^1]: Ada Röe, *Weirs 😀*, 12 YALE L.J. 45, 47 (1999).\n[^2]: *Id.* at 48.\n[^3]: Röe, *supra* note 2, at 49.\n";

class Editor : public testing::Test {
 protected:
  [[nodiscard]] std::string uri(const std::string& name) const { return "file://" + (scratch_ / name); }
  static json initialize(const json& capabilities = json::object()) { return {"initialize", {{"processId", nullptr}, {"rootUri", nullptr}, {"capabilities", capabilities}}, true}; }
  [[nodiscard]] json open(const std::string& name, const std::string& text, const std::string& language = "markdown") const { return {"textDocument/didOpen", {{"textDocument", {{"uri", uri(name)}, {"languageId", language}, {"version", 1}, {"text", text}}}}}; }
  [[nodiscard]] json change(const std::string& name, const json& changes) const { return {"textDocument/didChange", {{"textDocument", {{"uri", uri(name)}, {"version", 2}}}, {"contentChanges", changes}}}; }
  [[nodiscard]] json ask(const std::string& method, const std::string& name, int line, int character) const { return {"textDocument/" + method, {{"textDocument", {{"uri", uri(name)}}}, {"position", {{"line", line}, {"character", character}}}, {"context", {{"includeDeclaration", true}}}}, true}; }
  [[nodiscard]] json await(const std::string& name) const { return {"await", uri(name)}; }
  static json range(int line, int from, int to) { return {{"start", {{"line", line}, {"character", from}}}, {"end", {{"line", line}, {"character", to}}}}; }

  json speak(const json& steps) {
    write_file(scratch_ / "script.json", steps.dump());
    const Outcome run = run_program("/usr/bin/env", {"node", root() + "/tests/support/language_client.mjs", SUBCITE_PROGRAM, scratch_ / "script.json"});
    EXPECT_EQ(run.code, 0) << run.err;
    return run.code == 0 ? run.json() : json::array();
  }
  static std::vector<std::string> codes(const json& diagnostics) {
    std::vector<std::string> out;
    for (const json& d : diagnostics) out.push_back(d["code"]);
    return out;
  }
  Scratch scratch_;
};

TEST_F(Editor, sees_findings_as_it_types) {
  write_file(scratch_ / "subcite.toml", "select = [\"S001\", \"S003\"]\n");
  const json wrong = {{{"range", range(4, 24, 25)}, {"text", "9"}}};
  const json right = {{{"range", range(4, 24, 25)}, {"text", "1"}}};
  const json said = speak({initialize(), {"initialized", json::object()}, open("a.md", kDraft), await("a.md"), change("a.md", wrong), await("a.md"), change("a.md", right), await("a.md"), change("a.md", {{{"text", kDraft}}}), await("a.md")});
  EXPECT_EQ(said[0]["capabilities"]["textDocumentSync"]["change"], 2);
  ASSERT_EQ(codes(said[1]), std::vector<std::string>{"S003"});
  EXPECT_EQ(said[1][0]["range"], range(4, 12, 25));
  EXPECT_EQ(said[1][0]["severity"], 1);
  EXPECT_EQ(codes(said[2]), std::vector<std::string>{"S001"});
  EXPECT_EQ(codes(said[3]), std::vector<std::string>{});
  EXPECT_EQ(said[4], said[1]);
}

TEST_F(Editor, goes_from_short_forms_to_the_full_citation_in_its_own_columns) {
  const json utf8 = {{"general", {{"positionEncodings", {"utf-8", "utf-16"}}}}};
  for (const auto& [capabilities, columns] : {std::pair<json, json>{json::object(), range(2, 6, 53)}, {utf8, range(2, 6, 56)}}) {
    const json said = speak({initialize(capabilities), open("a.md", kDraft), ask("definition", "a.md", 3, 8), ask("definition", "a.md", 4, 13), ask("definition", "a.md", 0, 6), ask("references", "a.md", 2, 8), ask("definition", "a.md", 1, 0)});
    ASSERT_EQ(said[1].size(), 1U) << said;
    EXPECT_EQ(said[1][0], (json{{"uri", uri("a.md")}, {"range", columns}}));
    EXPECT_EQ(said[2], said[1]);
    EXPECT_EQ(said[3][0]["range"]["start"], (json{{"line", 2}, {"character", 6}}));  // the note that is called
    EXPECT_EQ(said[4].size(), 3U);
    EXPECT_EQ(said[5], json::array());
  }
}

TEST_F(Editor, explains_where_the_pointer_is) {
  const json said = speak({initialize(), open("a.md", kDraft), ask("hover", "a.md", 4, 14), ask("hover", "a.md", 3, 8), ask("hover", "a.md", 1, 0)});
  const std::string supra = said[1]["contents"]["value"];
  EXPECT_NE(supra.find("its full citation is 1.1"), std::string::npos) << supra;
  EXPECT_NE(supra.find("A *supra* must lead to the full citation"), std::string::npos) << supra;
  EXPECT_EQ(supra.find("## "), std::string::npos);
  EXPECT_NE(said[2]["contents"]["value"].get<std::string>().find("stands on 1.1"), std::string::npos);
  EXPECT_TRUE(said[3].is_null());
}

TEST_F(Editor, mends_with_a_quick_fix) {
  write_file(scratch_ / "subcite.toml", "select = [\"S003\"]\n");
  const json said = speak({initialize(), open("a.md", kDraft), {"textDocument/codeAction", {{"textDocument", {{"uri", uri("a.md")}}}, {"range", range(4, 13, 13)}, {"context", {{"diagnostics", json::array()}}}}, true}});
  ASSERT_EQ(said[1].size(), 1U) << said;
  EXPECT_EQ(said[1][0]["kind"], "quickfix");
  EXPECT_EQ(said[1][0]["edit"]["changes"][uri("a.md")], (json{{{"range", range(4, 24, 25)}, {"newText", "1"}}}));
}

TEST_F(Editor, takes_latex_as_one_document_whichever_file_is_open) {
  write_file(scratch_ / "main.tex", "\\documentclass{article}\\begin{document}One.\\footnote{Ada Roe, \\emph{Weirs} 3 (1999).}\n\\input{parts/two}\n\\end{document}\n");
  write_file(scratch_ / "parts/two.tex", "Two.\\footnote{Nothing.}\n");
  const json said = speak({initialize(), open("parts/two.tex", "Two.\\footnote{Roe, \\emph{supra} note 9, at 4.}\n", "latex"), await("parts/two.tex"), ask("definition", "parts/two.tex", 0, 17), {"textDocument/didClose", {{"textDocument", {{"uri", uri("parts/two.tex")}}}}}, await("parts/two.tex")});
  const auto found = codes(said[1]);
  EXPECT_EQ(std::count(found.begin(), found.end(), "S001"), 1) << said[1];
  EXPECT_EQ(said[2][0]["uri"], uri("main.tex"));
  EXPECT_EQ(said[2][0]["range"]["start"]["line"], 0);
  EXPECT_EQ(said[3], json::array());
}

TEST_F(Editor, takes_names_of_inputs_from_the_folder_of_the_document) {
  write_file(scratch_ / "main.tex", "\\documentclass{article}\\begin{document}One.\\footnote{Ada Roe, \\emph{Weirs} 3 (1999).}\n\\input{ch/one}\n\\end{document}\n");
  write_file(scratch_ / "ch/one.tex", "\\input{ch/two}\n");
  write_file(scratch_ / "ch/two.tex", "Two.\n");
  const json said = speak({initialize(), open("ch/two.tex", "Roe\\footnote{Roe, \\emph{supra} note 9, at 4.}\n", "latex"), await("ch/two.tex"), ask("definition", "ch/two.tex", 0, 17)});
  const auto found = codes(said[1]);
  EXPECT_EQ(std::count(found.begin(), found.end(), "S001"), 1) << said[1];
  EXPECT_EQ(said[2][0]["uri"], uri("main.tex"));
}

TEST_F(Editor, files_that_were_never_saved_and_strange_requests) {
  const json untitled{"textDocument/didOpen", {{"textDocument", {{"uri", "untitled:Untitled-1"}, {"languageId", "markdown"}, {"version", 1}, {"text", kDraft}}}}};
  const json said = speak({{"textDocument/hover", json::object(), true}, initialize(), untitled, {"await", "untitled:Untitled-1"}, {"no/such", json::object(), true}, {"textDocument/hover", {{"textDocument", 7}}, true}, ask("hover", "never.md", 0, 0)});
  EXPECT_EQ(said[0]["code"], -32002);
  EXPECT_FALSE(said[2].empty());
  EXPECT_EQ(said[3]["code"], -32601);
  EXPECT_EQ(said[4]["code"], -32602);
  EXPECT_TRUE(said[5].is_null());
}

TEST(Lsp, ends_where_no_editor_speaks) {
  EXPECT_EQ(run_program("/bin/sh", {"-c", std::string("printf 'Content-Length: x\\r\\n\\r\\n' | ") + SUBCITE_PROGRAM + " lsp"}).code, 2);
  EXPECT_EQ(run_program("/bin/sh", {"-c", std::string("head -c 100000 /dev/zero | ") + SUBCITE_PROGRAM + " lsp"}).code, 2);
  EXPECT_EQ(run_program("/bin/sh", {"-c", std::string(SUBCITE_PROGRAM) + " lsp < /dev/null"}).code, 1);
  EXPECT_EQ(run_program("/bin/sh", {"-c", std::string("printf 'Content-Length: 5\\r\\n\\r\\n[[[[[' | ") + SUBCITE_PROGRAM + " lsp"}).out.find("Content-Length: "), 0U);
}

}  // namespace
}  // namespace subcite::program
