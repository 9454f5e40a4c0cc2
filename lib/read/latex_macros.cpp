// Bodies are kept as places in the source; nothing is put in place here.
#include "read/latex_macros.h"

#include "base/text.h"

namespace subcite {

namespace {

constexpr std::size_t kMostParameters = 9;

using Parameters = std::vector<LatexMacro::Parameter>;

/// What its words are depends on more than the arguments.
bool decides(std::string_view body) {
  for (const std::string_view word : {"\\if", "\\@if", "\\expandafter", "\\csname", "\\else", "\\futurelet", "\\IfNoValue", "\\IfValue", "\\IfBoolean"})
    if (body.find(word) != std::string_view::npos) return true;
  return false;
}

/// "\footnote" alone.
bool is_one_command(std::string_view body) { return body.size() > 1 && body[0] == '\\' && body.substr(1).find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos; }

}  // namespace

bool LatexMacros::defines(std::string_view command) {
  return is_one_of(command, {"newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def", "gdef", "let", "NewDocumentCommand", "RenewDocumentCommand", "ProvideDocumentCommand", "DeclareDocumentCommand"});
}

void LatexMacros::define(std::string_view command, std::uint32_t& at, std::uint32_t end) {
  if (command == "let") return let(at, end);
  if (at < end && source_[at] == '*') ++at;
  const std::string_view name = name_here(at, end);
  const bool typed = command.ends_with("DocumentCommand");
  auto parameters = typed ? typed_parameters(at, end) : command.ends_with("def") ? letter_parameters(at, end)
                                                                                 : counted_parameters(at, end);
  while (at < end && source_[at] != '{' && source_[at] != '\n') ++at;
  const std::size_t next = source_.find_first_not_of(" \t\r\n", at);  // the body may begin on the next line
  if (next < end && source_[next] == '{') at = static_cast<std::uint32_t>(next);
  keep(name, std::move(parameters), scan_.group(at, end, '{', '}'));
}

/// "\name" or "{\name}", without the backslash.
std::string_view LatexMacros::name_here(std::uint32_t& at, std::uint32_t end) const {
  scan_.skip_blanks(at, end);
  std::string_view name;
  if (at < end && source_[at] == '{') name = trim(slice(source_, scan_.group(at, end, '{', '}')));
  else if (at < end && source_[at] == '\\') name = source_.substr(at, scan_.command_name(at, end).size() + 1), at += static_cast<std::uint32_t>(name.size());
  scan_.skip_blanks(at, end);
  return name.starts_with('\\') ? name.substr(1) : std::string_view();
}

/// "\let\fn=\footnote".
void LatexMacros::let(std::uint32_t& at, std::uint32_t end) {
  const std::string_view name = name_here(at, end);
  if (at < end && source_[at] == '=') ++at;
  const std::string_view other = name_here(at, end);
  if (name.empty() || other.empty() || name == other) return;
  if (const LatexMacro* macro = find(other)) macros_[std::string(name)] = LatexMacro(*macro);
  else names_[std::string(name)] = meant(other);
}

/// "[2][default]" of \newcommand.
std::optional<Parameters> LatexMacros::counted_parameters(std::uint32_t& at, std::uint32_t end) const {
  if (at >= end || source_[at] != '[') return Parameters();
  const auto count = to_number(trim(slice(source_, scan_.group(at, end, '[', ']'))));
  scan_.skip_blanks(at, end);
  const bool optional = at < end && source_[at] == '[';
  const Span otherwise = optional ? scan_.group(at, end, '[', ']') : Span();
  if (!count || *count > kMostParameters || (optional && *count == 0)) return std::nullopt;
  Parameters out(*count);
  if (optional) out[0] = {true, otherwise};
  return out;
}

/// "{m O{default} o}" of \NewDocumentCommand.
std::optional<Parameters> LatexMacros::typed_parameters(std::uint32_t& at, std::uint32_t end) const {
  const Span spec = scan_.group(at, end, '{', '}');
  Parameters out;
  for (std::uint32_t k = spec.begin; k < spec.end;) {
    const char c = source_[k++];
    if (c == ' ' || c == '+' || c == '\n') continue;
    if ((c != 'm' && c != 'o' && c != 'O') || out.size() == kMostParameters) return std::nullopt;
    out.push_back({c != 'm', c == 'O' ? scan_.group(k, spec.end, '{', '}') : Span()});
  }
  return out;
}

/// "#1#2" of \def; other marks among them are not read.
std::optional<Parameters> LatexMacros::letter_parameters(std::uint32_t& at, std::uint32_t end) const {
  Parameters out;
  bool plain = true;
  for (; at < end && source_[at] != '{' && source_[at] != '\n'; ++at) {
    const bool parameter = source_[at] == '#' && is_digit_at(source_, at + 1) && out.size() < kMostParameters;
    if (parameter) out.emplace_back(), ++at;
    else plain = plain && source_[at] == ' ';
  }
  return plain ? std::optional<Parameters>(out) : std::nullopt;
}

void LatexMacros::keep(std::string_view name, std::optional<Parameters> parameters, Span body) {
  const std::string_view words = trim(slice(source_, body));
  if (name.empty() || !parameters || body.empty() || decides(words)) return;
  const std::string key(name);
  macros_.erase(key);
  names_.erase(key);
  const bool other_name = parameters->empty() && is_one_command(words) && find(words.substr(1)) == nullptr;
  if (other_name && meant(words.substr(1)) != name) names_[key] = meant(words.substr(1));
  else macros_[key] = {body, std::move(*parameters)};
}

const LatexMacro* LatexMacros::find(std::string_view name) const {
  const auto at = macros_.find(std::string(name));
  return at == macros_.end() ? nullptr : &at->second;
}

std::string_view LatexMacros::meant(std::string_view name) const {
  const auto at = names_.find(std::string(name));
  return at == names_.end() ? name : std::string_view(at->second);
}

}  // namespace subcite
