// Messages come in as bytes and are taken one after the other; manuscripts that changed are checked once all that came
// together is read, or when something is asked of them. A manuscript is one document with all that it inputs, whichever of
// its files an editor has open.
#include "run/language_server.h"

#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "base/url.h"
#include "lsp/answers.h"
#include "lsp/framing.h"
#include "report/listing.h"
#include "run/catalogue.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/inputs.h"
#include "run/judge.h"
#include "run/plan.h"
#include "run/selection.h"
#include "run/source.h"

namespace subcite {
namespace {

using nlohmann::json;

// Error codes of JSON-RPC 2.0 and LSP 3.17.
constexpr int kParseError = -32700;
constexpr int kInvalidRequest = -32600;
constexpr int kMethodNotFound = -32601;
constexpr int kInvalidParams = -32602;
constexpr int kNotInitialized = -32002;

/// "/home/x y.md" of "file:///home/x%20y.md"; empty for addresses that are no files.
std::string path_of(std::string_view uri) {
  if (!uri.starts_with("file://")) return {};
  const std::size_t root = uri.find('/', 7);
  return root == std::string_view::npos ? std::string() : percent_decoded(uri.substr(root));
}

/// What tells the reader the format where the name does not.
std::string_view ending_of(std::string_view language) {
  if (language == "markdown") return ".md";
  if (is_one_of(language, {"latex", "tex"})) return ".tex";
  return language == "html" ? ".html" : ".txt";
}

lsp::Position position(const json& at) { return {at.at("line").get<std::uint32_t>(), at.at("character").get<std::uint32_t>()}; }

/// A file that an editor has open.
struct Open {
  std::string path;      // from the root; of a file that was never saved its address
  std::string document;  // path of the manuscript that it belongs to: its own, or that of the document that inputs it
  std::string ending;    // of a format that the name does not tell; else empty
  std::string text;
};

/// A manuscript as it was checked last.
struct Checked {
  Manuscript m;
  std::optional<lsp::Answers> answers;
  std::string trouble;  // why there are none
};

class LanguageServer {
 public:
  LanguageServer(std::string version, io::World& world) : version_(std::move(version)), world_(world) {}

  int run() {
    while (!exit_) {
      const Result<std::string> bytes = world_.console.read_some();
      if (!bytes || bytes->empty()) break;
      framing_.feed(*bytes);
      while (!exit_)
        if (const auto message = framing_.next()) take(*message);
        else break;
      if (framing_.broken()) return complain(world_, "What came on standard input is no message of the Language Server Protocol. This command is started by an editor.");
      refresh();
    }
    if (world_.environment.interrupted()) return kExitInterrupted;
    return shut_down_ ? kExitClean : kExitFindings;
  }

 private:
  void send(json message) {
    message["jsonrpc"] = "2.0";
    world_.console.write(1, lsp::framed(message));
  }

  void refuse(const json& id, int code, const std::string& words) { send({{"id", id}, {"error", {{"code", code}, {"message", words}}}}); }

  void take(const json& message) {
    const json id = message.is_object() && message.contains("id") ? message["id"] : json();
    if (message.is_null()) return refuse(id, kParseError, "no JSON");
    const std::string method = text_member(message, "method");
    if (method.empty()) {
      if (!message.contains("result") && !message.contains("error")) refuse(id, kInvalidRequest, "no method");
      return;
    }
    const json params = message.value("params", json::object());
    try {
      if (!message.contains("id")) return notified(method, params);
      if (!initialized_ && method != "initialize") return refuse(id, kNotInitialized, "initialize comes first");
      if (auto result = asked(method, params)) send({{"id", id}, {"result", std::move(*result)}});
      else refuse(id, kMethodNotFound, "there is no " + method);
    } catch (const json::exception& error) {
      if (message.contains("id")) refuse(id, kInvalidParams, error.what());
    }
  }

  void notified(const std::string& method, const json& params) {
    if (method == "exit") exit_ = true;
    else if (method == "textDocument/didOpen") opened(params.at("textDocument"));
    else if (method == "textDocument/didChange") changed(params);
    else if (method == "textDocument/didClose") closed(params.at("textDocument").at("uri"));
    else if (method == "textDocument/didSave" || method == "workspace/didChangeWatchedFiles") all_stale();
  }

  std::optional<json> asked(const std::string& method, const json& params) {
    if (method == "initialize") return initialize(params);
    if (method == "shutdown") return shut_down_ = true, json();
    if (!method.starts_with("textDocument/")) return std::nullopt;
    const std::string name = method.substr(13);
    if (!is_one_of(name, {"hover", "definition", "references", "codeAction"})) return std::nullopt;
    return answered(name, params);
  }

  json initialize(const json& params) {
    initialized_ = true;
    const json encodings = params.value(json::json_pointer("/capabilities/general/positionEncodings"), json::array());
    if (std::find(encodings.begin(), encodings.end(), json("utf-8")) != encodings.end()) units_ = lsp::Units::Utf8;
    const json capabilities{{"positionEncoding", units_ == lsp::Units::Utf8 ? "utf-8" : "utf-16"}, {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}}, {"hoverProvider", true}, {"definitionProvider", true}, {"referencesProvider", true}, {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}}};
    return {{"capabilities", capabilities}, {"serverInfo", {{"name", "subcite"}, {"version", version_}}}};
  }

  json answered(const std::string& name, const json& params) {
    refresh();
    const auto open = open_.find(params.at("textDocument").at("uri").get<std::string>());
    const lsp::Answers* answers = open == open_.end() ? nullptr : answers_of(open->second.document);
    const lsp::Sheet* sheet = answers == nullptr ? nullptr : sheet_of(*answers, open->first);
    if (sheet == nullptr) return name == "hover" ? json() : json::array();
    if (name == "codeAction") return answers->actions(*sheet, position(params.at("range").at("start")), position(params.at("range").at("end")), [](const Manuscript& m, const Finding& f) { return planned_edits(m, f).value_or(std::vector<SourceEdit>()); });
    const lsp::Position at = position(params.at("position"));
    if (name == "hover") return answers->hover(*sheet, at, [](std::string_view code) { return rule_page(std::string(code)).value_or(std::string()); });
    return name == "definition" ? answers->definition(*sheet, at) : answers->references(*sheet, at);
  }

  const lsp::Answers* answers_of(const std::string& document) const {
    const auto at = checked_.find(document);
    return at == checked_.end() || !at->second->answers ? nullptr : &*at->second->answers;
  }

  static const lsp::Sheet* sheet_of(const lsp::Answers& answers, const std::string& uri) {
    for (const lsp::Sheet& sheet : answers.sheets())
      if (sheet.uri == uri) return &sheet;
    return nullptr;
  }

  void opened(const json& file) {
    Open open;
    const std::string uri = file.at("uri");
    const std::string path = path_of(uri);
    open.path = path.empty() ? uri : world_.files.absolute(path);
    open.document = path.empty() ? uri : document_of(path, world_.files);
    if (!ends_with_any(lower_ascii(open.path), {".md", ".markdown", ".tex", ".html", ".htm", ".txt"})) open.ending = ending_of(text_member(file, "languageId"));
    open.text = file.at("text");
    stale_.insert(open.document);
    open_[uri] = std::move(open);
  }

  void changed(const json& params) {
    const auto open = open_.find(params.at("textDocument").at("uri").get<std::string>());
    if (open == open_.end()) return;
    std::string& text = open->second.text;
    for (const json& change : params.at("contentChanges")) {
      const std::string fresh = change.at("text");
      if (!change.contains("range")) {
        text = fresh;
        continue;
      }
      const lsp::Lines lines(text, units_);
      const std::uint32_t begin = lines.byte_of(position(change["range"].at("start")));
      const std::uint32_t end = std::max(begin, lines.byte_of(position(change["range"].at("end"))));
      text.replace(begin, end - begin, fresh);
    }
    stale_.insert(open->second.document);
  }

  void closed(const std::string& uri) {
    const auto open = open_.find(uri);
    if (open == open_.end()) return;
    const std::string document = open->second.document;
    open_.erase(open);
    if (has_open(document)) stale_.insert(document);
    else forget(document);
  }

  [[nodiscard]] bool has_open(const std::string& document) const {
    return std::any_of(open_.begin(), open_.end(), [&](const auto& open) { return open.second.document == document; });
  }

  void forget(const std::string& document) {
    for (const std::string& uri : published_[document]) publish(uri, json::array());
    published_.erase(document);
    checked_.erase(document);
    stale_.erase(document);
  }

  void all_stale() {
    for (const auto& [uri, open] : open_) stale_.insert(open.document);
  }

  void publish(const std::string& uri, json diagnostics) { send({{"method", "textDocument/publishDiagnostics"}, {"params", {{"uri", uri}, {"diagnostics", std::move(diagnostics)}}}}); }

  /// What changed since it was checked last.
  void refresh() {
    for (const std::string& document : std::exchange(stale_, {})) {
      std::unique_ptr<Checked>& checked = checked_[document];
      checked = check(document);
      publish_all(document, *checked);
    }
  }

  [[nodiscard]] const std::pair<const std::string, Open>* open_at(const std::string& path) const {
    for (const auto& open : open_)
      if (open.second.path == path) return &open;
    return nullptr;
  }

  [[nodiscard]] std::string uri_at(const std::string& path) const {
    const auto* open = open_at(path);
    return open != nullptr ? open->first : uri_of(path);
  }

  std::unique_ptr<Checked> check(const std::string& document) {
    auto out = std::make_unique<Checked>();
    const auto* open = open_at(document);
    const Settings settings;
    Result<std::string> text = open != nullptr ? Result<std::string>(open->second.text) : world_.files.read(document, settings.max_input);
    const auto unsaved = [this](const std::string& path) { const auto* at = open_at(path); return at == nullptr ? nullptr : &at->second.text; };
    const ReadOptions options = document.starts_with('/') ? read_options(document, settings, world_, unsaved) : ReadOptions{};
    Result<Manuscript> m = text ? examine(std::move(*text), document + (open != nullptr ? open->second.ending : ""), options) : tl::unexpected<Error>(text.error());
    const Result<Selection> selection = selection_for(document.starts_with('/') ? document : "./", {}, world_);
    if (!m || !selection) {
      out->trouble = !m ? m.error().message : selection.error().message;
      return out;
    }
    out->m = std::move(*m);
    judge(out->m, *selection, false);
    out->answers.emplace(out->m, sheets_of(out->m, document));
    return out;
  }

  std::vector<lsp::Sheet> sheets_of(const Manuscript& m, const std::string& document) const {
    std::vector<lsp::Sheet> out;
    const std::string_view source = m.document.origins.source();
    for (const auto& [span, part] : m.document.origins.parts()) out.push_back({uri_at(part.empty() ? document : world_.files.absolute(folder_part(document) + part)), part, span, lsp::Lines(slice(source, span), units_)});
    return out;
  }

  /// Files that had findings and are no longer part of it lose theirs.
  void publish_all(const std::string& document, const Checked& checked) {
    std::set<std::string> before = std::exchange(published_[document], {});
    const auto put = [&](const std::string& uri, json diagnostics) {
      before.erase(uri);
      published_[document].insert(uri);
      publish(uri, std::move(diagnostics));
    };
    const json start{{"line", 0}, {"character", 0}};
    if (!checked.answers) put(uri_at(document), json::array({{{"range", {{"start", start}, {"end", start}}}, {"severity", 3}, {"source", "subcite"}, {"message", checked.trouble}}}));
    else
      for (const lsp::Sheet& sheet : checked.answers->sheets()) put(sheet.uri, checked.answers->diagnostics(sheet));
    for (const std::string& uri : before) publish(uri, json::array());
  }

  std::string version_;
  io::World& world_;
  lsp::Framing framing_;
  lsp::Units units_ = lsp::Units::Utf16;
  bool initialized_ = false;
  bool shut_down_ = false;
  bool exit_ = false;
  std::map<std::string, Open> open_;                         // by address
  std::map<std::string, std::unique_ptr<Checked>> checked_;  // by path of the manuscript
  std::map<std::string, std::set<std::string>> published_;   // addresses with diagnostics, the same
  std::set<std::string> stale_;                              // paths of manuscripts
};

}  // namespace

int run_language_server(const std::string& version, io::World& world) { return LanguageServer(version, world).run(); }

}  // namespace subcite
