// Two counters run over the references of the body, and are set back where a section begins anew.
#include "read/docx_numbering.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "read/numerals.h"

namespace subcite::docx {
namespace {

/// The next numbers of one kind of notes.
struct Counter {
  std::uint32_t next = 1;
  std::uint32_t with_deleted = 1;
  std::uint32_t all = 0;
  void restart(std::uint32_t start) { next = with_deleted = start; }
};

struct Section {
  Numbering footnotes;
  Numbering endnotes;
};

std::vector<Section> sections_of(const Flow& body, const Node& last_section, const Numbering& footnotes, const Numbering& endnotes) {
  std::vector<Section> sections;
  const auto add = [&](const Node& section) { sections.push_back({numbering_of(child(section, "footnotePr"), footnotes), numbering_of(child(section, "endnotePr"), endnotes)}); };
  for (const FlowParagraph& p : body.paragraphs)
    if (p.ends_section) add(p.section);
  add(last_section);
  return sections;
}

bool has(const Flow& body, bool endnote) {
  const auto counts = [&](const NoteReference& r) { return r.endnote == endnote && !r.custom && !r.deleted; };
  return std::any_of(body.paragraphs.begin(), body.paragraphs.end(), [&](const FlowParagraph& p) { return std::any_of(p.notes.begin(), p.notes.end(), counts); });
}

/// Endnotes beside footnotes have no value where they print no figures: "supra note 2" does not mean "ii".
Called call(const NoteReference& reference, const Numbering& how, Counter& counter, bool both) {
  Called called;
  called.reference = &reference;
  called.place = ++counter.all;
  if (reference.custom) {
    called.printed = reference.mark.empty() ? "*" : reference.mark;
    return called;
  }
  const std::uint32_t also = counter.with_deleted++;
  called.with_deleted = numeral(also, how.format);
  if (reference.deleted) return called;
  called.by_page = how.each_page;
  const std::uint32_t next = counter.next++;
  called.printed = numeral(next, how.format);
  const bool figures = all_digits(called.printed);
  called.value = figures || !both ? next : 0;
  if (how.format == "chicago") called.value = 0;
  if (called.by_page) called.value = 0;
  if (called.value != 0 && also != next) called.also = also;
  return called;
}

}  // namespace

Numbering numbering_of(const Node& properties, Numbering otherwise) {
  for (const Node& node : children(properties)) {
    const std::string_view value = attribute(node, "val");
    if (name_of(node) == "numFmt") otherwise.format = value;
    else if (name_of(node) == "numStart") otherwise.start = to_number(value).value_or(1);
    else if (name_of(node) == "numRestart") otherwise.each_section = value == "eachSect", otherwise.each_page = value == "eachPage";
  }
  return otherwise;
}

NumberedNotes number_notes(const Flow& body, const Node& last_section, const Numbering& footnotes, const Numbering& endnotes) {
  const std::vector<Section> sections = sections_of(body, last_section, footnotes, endnotes);
  const bool both = has(body, false) && has(body, true);
  NumberedNotes out;
  Counter footnote;
  Counter endnote;
  auto section = sections.begin();
  footnote.restart(section->footnotes.start);
  endnote.restart(section->endnotes.start);
  for (const FlowParagraph& p : body.paragraphs) {
    for (const NoteReference& reference : p.notes) out.called.push_back(call(reference, reference.endnote ? section->endnotes : section->footnotes, reference.endnote ? endnote : footnote, both));
    if (!p.ends_section) continue;
    ++section;
    out.begins_anew = out.begins_anew || section->footnotes.each_section || section->endnotes.each_section;
    if (section->footnotes.each_section) footnote.restart(section->footnotes.start);
    if (section->endnotes.each_section) endnote.restart(section->endnotes.start);
  }
  return out;
}

}  // namespace subcite::docx
