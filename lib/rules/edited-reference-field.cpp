// S018: what a reference manager's field shows beside what the manager made: words typed into it are lost at the next
// refresh, and a field that was made for another note number was not refreshed since notes moved.
#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_edited_reference_field;

namespace {

using namespace rules_support;

/// Words without what Word changes by itself: kinds of space, of quotation marks, of hyphens.
std::string compared(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t c = point.value;
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F)) {
      out += '\'';
    } else if (c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
      out += '-';
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return std::string(trim(out));
}

/// "supra note 3": a number that ought to follow the notes.
bool holds_note_number(std::string_view text) {
  for (const std::string_view word : {"supra note", "infra note"}) {
    const std::size_t at = text.find(word);
    const std::size_t digit = at == std::string_view::npos ? at : text.find_first_not_of(" s", at + word.size());
    if (digit != std::string_view::npos && text[digit] >= '0' && text[digit] <= '9') return true;
  }
  return false;
}

/// How far the number it was made for lies from the present one; 0 where either count gives it, or none is stored.
std::int64_t drift(const View& view, const ManagedField& field) {
  if (field.note_index == 0 || field.holder < 0) return 0;
  const std::uint32_t now = view.document.notes[static_cast<std::size_t>(field.holder)].value;
  if (field.note_index == now || field.note_index == field.place_among_all) return 0;
  return static_cast<std::int64_t>(now) - field.note_index;
}

void told_as_edited(const View& view, const ManagedField& field, Findings& out) {
  report_note(out, kRule_edited_reference_field, view, field.holder, field.shown, field.manager + " made " + quoted(field.stored) + " here; the field shows " + quoted(view.at(field.shown)) + ".", "Make the edit in " + field.manager + " (prefix, suffix, locator), or unlink the field: the next refresh puts the old words back.");
}

void told_as_stale(const View& view, const ManagedField& field, std::size_t more, Findings& out) {
  std::string message = "This field was made for note " + std::to_string(field.note_index) + " and stands in " + note_name(view, field.holder);
  message += more == 0 ? "." : ", as " + counted(more, "further field") + " by the same difference.";
  report_note(out, kRule_edited_reference_field, view, field.holder, field.shown, std::move(message), "Refresh the document in " + field.manager + ", then check the supra numbers.");
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::vector<ManagedField>& fields = view.document.managed;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const ManagedField& field = fields[i];
    const std::string_view shown = view.at(field.shown);
    if (!field.stored.empty() && compared(shown) != compared(field.stored)) {
      told_as_edited(view, field, out);
      continue;
    }
    if (const std::int64_t off = drift(view, field); off != 0) {
      std::size_t last = i;
      while (last + 1 < fields.size() && drift(view, fields[last + 1]) == off) ++last;
      told_as_stale(view, field, last - i, out);
      i = last;
    } else if (field.frozen && holds_note_number(shown)) {
      report_note(out, kRule_edited_reference_field, view, field.holder, field.shown, field.manager + " was told to leave this field as it is: its note number will not follow the notes.", "Check the number by hand, or let " + field.manager + " update the field.");
    }
  }
}

}  // namespace

const Rule kRule_edited_reference_field{"S018", "edited-reference-field", "A reference manager’s citation field was edited by hand, or never refreshed", Severity::Style, "0.1", Stage::Stable, FixKind::None, "fields", "Indigo R6.2.3; Bluebook R. 3.5, R. 4.2(a)", check};

}  // namespace subcite
