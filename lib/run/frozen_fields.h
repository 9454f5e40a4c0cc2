// The fields of what a manuscript is made of, each struct once, for writing and for reading. A field that is added to one
// of them is added here.
#pragma once

#include "model/manuscript.h"

namespace subcite {

template <class Io>
void fields(Io& io, Span& v) { io(v.begin, v.end); }
template <class Io>
void fields(Io& io, Place& v) { io(v.part, v.line, v.column, v.end_line, v.end_column, v.offset); }
template <class Io>
void fields(Io& io, OriginPiece& v) { io(v.text, v.source); }
template <class Io>
void fields(Io& io, Run& v) { io(v.span, v.style, v.target); }
template <class Io>
void fields(Io& io, Note& v) { io(v.label, v.number, v.value, v.also, v.kind, v.text, v.called, v.callout_place, v.place, v.order); }
template <class Io>
void fields(Io& io, CallOut& v) { io(v.number, v.value, v.source, v.note, v.sentence); }
template <class Io>
void fields(Io& io, CrossRef& v) { io(v.shown, v.holder, v.note, v.lost, v.numbers); }
template <class Io>
void fields(Io& io, StoredWork& v) { io(v.authors, v.title, v.container, v.volume, v.page, v.year, v.publisher, v.doi, v.isbn, v.url); }
template <class Io>
void fields(Io& io, ManagedField& v) { io(v.shown, v.holder, v.manager, v.stored, v.works, v.note_index, v.place_among_all, v.frozen); }
template <class Io>
void fields(Io& io, Paragraph& v) { io(v.text, v.heading, v.quotation); }
template <class Io>
void fields(Io& io, Suppression& v) { io(v.rules, v.reason, v.note, v.paragraph, v.place); }
template <class Io>
void fields(Io& io, Remark& v) { io(v.message, v.place); }
template <class Io>
void fields(Io& io, WordText& v) { io(v.source, v.size, v.part, v.element, v.offset); }
template <class Io>
void fields(Io& io, Document& v) { io(v.format, v.text, v.origins, v.notes, v.callouts, v.body, v.runs, v.cross_refs, v.managed, v.word_notes, v.word_parts, v.word_texts, v.suppressions, v.remarks, v.dated, v.counts_deleted, v.begins_anew, v.numbers_itself); }
template <class Io>
void fields(Io& io, Date& v) { io(v.year, v.month, v.day); }
template <class Io>
void fields(Io& io, Parenthetical& v) { io(v.inner, v.relation); }
template <class Io>
void fields(Io& io, Citation& v) {
  io(v.note, v.index, v.form, v.kind, v.nested, v.et_al, v.in_prose, v.names_institution, v.consecutive, v.plural_notes, v.accompanying, v.both_directions, v.text_accompanying, v.quoted);
  io(v.raw, v.core, v.signal, v.signal_name, v.authors, v.editors, v.title, v.container, v.volume, v.page, v.last_page, v.parallel, v.pincite, v.locators, v.year, v.date, v.court, v.edition, v.symbol, v.url);
  io(v.archive_url, v.hereinafter, v.supra, v.supra_note, v.name, v.short_title, v.parentheticals, v.unread_reason);
}
template <class Io>
void fields(Io& io, Reference& v) { io(v.antecedent, v.step, v.work, v.traits, v.candidates, v.reason); }
template <class Io>
void fields(Io& io, Work& v) { io(v.first, v.full, v.all); }
template <class Io>
void fields(Io& io, Index& v) { io(v.references, v.works); }
template <class Io>
void fields(Io& io, UrlUse& v) { io(v.span, v.note); }
template <class Io>
void fields(Io& io, Link& v) { io(v.url, v.uses); }
template <class Io>
void fields(Io& io, ArchiveEntry& v) { io(v.path, v.record_id, v.digest); }
template <class Io>
void fields(Io& io, PageFacts& v) { io(v.title, v.other_title, v.author, v.site, v.published); }
template <class Io>
void fields(Io& io, LinkResult& v) { io(v.status, v.http_status, v.final_url, v.redirects, v.detail, v.page, v.content_type, v.checked_at, v.unknown_name, v.refused_connection, v.wall_in_page, v.from_cache, v.snapshot_url, v.archive); }
template <class Io>
void fields(Io& io, Related& v) { io(v.note, v.citation, v.message); }
template <class Io>
void fields(Io& io, Edit& v) { io(v.span, v.replacement, v.runs); }
template <class Io>
void fields(Io& io, Fix& v) { io(v.description, v.safe, v.edits); }
template <class Io>
void fields(Io& io, Finding& v) { io(v.rule, v.name, v.severity, v.span, v.place, v.note, v.citation, v.message, v.help, v.related, v.fix, v.fingerprint, v.confirmed, v.suppressed); }
template <class Io>
void fields(Io& io, AcrossPlace& v) { io(v.path, v.note, v.citation, v.place, v.title); }
template <class Io>
void fields(Io& io, AcrossFinding& v) { io(v.rule, v.name, v.severity, v.message, v.help, v.places, v.fingerprint, v.confirmed, v.suppressed); }
template <class Io>
void fields(Io& io, Scope& v) { io(v.edition, v.as_of, v.rules_on, v.rules_off); }
template <class Io>
void fields(Io& io, Manuscript& v) { io(v.path, v.error, v.document, v.citations, v.index, v.links, v.results, v.findings, v.scope); }

template <class Io>
void fields(Io& io, Ignore& v) { io(v.rule, v.note, v.text, v.reason, v.place); }
template <class Io>
void fields(Io& io, HousePattern& v) { io(v.pattern, v.message, v.scope, v.severity, v.place); }
template <class Io>
void fields(Io& io, RuleOptions& v) { io(v.values); }
template <class Io>
void fields(Io& io, Selection& v) { io(v.select, v.ignore, v.preview, v.ignores, v.house, v.options, v.severities, v.edition, v.style, v.as_of); }

}  // namespace subcite
