#include "core/ledger/purged_list.h"

#include "core/base/hash.h"
#include "core/ledger/durable_file.h"
#include "tests/fuzz/folder.h"
#include "tests/fuzz/fuzz.h"

// The list of purged graduates: any file, and any subjects with the checks they should have.

namespace mianguan::fuzz {

namespace {

constexpr qsizetype idSize = 16, entrySize = 24;

void open(const Folder& machine, const QByteArray& bytes) {
    const QString name = QStringLiteral("purged");
    machine.put(name, bytes);
    PurgedList list(machine.path() + QLatin1Char('/') + name, FileSystem::real());
    const auto before = list.read();
    promise(before.has_value(), "a damaged list is no error");
    promise(before->whole <= bytes.size() && before->subjects.size() <= bytes.size() / entrySize,
            "nothing is read that is not there");
    const Id fresh = Id::fromBytes(QByteArray(idSize, 'f')).value();
    promise(list.append({fresh}).has_value(), "a list that was torn off goes on");
    const auto after = list.read();
    promise(after && after->subjects.contains(fresh) && after->damaged == before->damaged,
            "what was appended is read");
    promise(after->subjects.first(before->subjects.size()) == before->subjects, "nobody is forgotten");
}

QByteArray checked(const QByteArray& input) {
    QByteArray entries;
    for (qsizetype at = 0; at + idSize <= input.size(); at += idSize)
        entries += input.mid(at, idSize) + Hash::of(input.mid(at, idSize)).bytes().left(entrySize - idSize);
    return entries + input.right(input.size() % idSize);
}

} // namespace

void feed(const QByteArray& input) {
    const Folder machine;
    open(machine, input);
    open(machine, checked(input));
}

} // namespace mianguan::fuzz
