#include "core/work/delivery_plan.h"

#include "core/work/file_name.h"
#include "core/work/store.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QSet>

namespace mianguan {

namespace {

Fail unusable(const QString& folder, const QString& remedy) {
    return fail(ErrorKind::Refused,
                QCoreApplication::translate("Delivery", "Nothing can be written into this folder"), folder,
                remedy);
}

NameFields fieldsOf(const PhotoRow& row, const Result<GraduateDetail>& graduate, int number) {
    NameFields fields{row.label, number, QDateTime::fromMSecsSinceEpoch(row.importedMs).date()};
    if (graduate) {
        fields.entry = graduate->entry;
        fields.shooting = graduate->row.shootingNumber;
    }
    return fields;
}

QHash<QString, QString> namesIn(const QString& folder) {
    QHash<QString, QString> names;
    for (const QString& name : QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System))
        names.insert(nameKey(name), name);
    return names;
}

Result<void> checkPattern(const QString& pattern) {
    if (!pattern.trimmed().isEmpty()) return fillPattern(pattern, exampleFields()).map([](const QString&) {});
    return fail(ErrorKind::Refused, QCoreApplication::translate("Delivery", "The name pattern is empty"), {},
                QCoreApplication::translate("Delivery",
                                            "Use {student}, {identity}, {name}, {class}, {code}, {shooting}, "
                                            "{file}, {number}, {number:4} or {date}."));
}

Result<void> checkFolder(const QString& folder) {
    if (folder.isEmpty())
        return unusable(folder, QCoreApplication::translate("Delivery", "Choose a folder."));
    QFileInfo nearest(folder);
    while (!nearest.exists() && nearest.absolutePath() != nearest.absoluteFilePath())
        nearest.setFile(nearest.absolutePath());
    if (!nearest.isDir())
        return unusable(folder, QCoreApplication::translate("Delivery", "It is a file: choose a folder."));
    if (!nearest.isWritable())
        return unusable(folder,
                        QCoreApplication::translate(
                            "Delivery", "Choose another folder, or ask for the right to write there."));
    return {};
}

/// Whether it is not to be handed on, and is counted there.
bool isLeftOut(DeliveryLeft& left, const Result<GraduateDetail>& graduate, ApprovalAtHub approval) {
    const bool withdrawn = graduate && graduate->consent.state == ConsentState::Withdrawn;
    if (!withdrawn && approval == ApprovalAtHub::Settled) return false;
    ++(withdrawn ? left.withdrawn : approval == ApprovalAtHub::Disputed ? left.disputed : left.awaited);
    return true;
}

Result<void> fillParcels(DeliveryPlan& plan, const Store& store, const Delivery::Request& request) {
    int number = 0;
    for (const PhotoRow& row : store.photos()) {
        ++number;
        if (row.state != PhotoState::Approved || (request.onlyNew && row.delivered)) continue;
        const auto graduate = store.graduate(row.subject);
        if (isLeftOut(plan.left, graduate, store.approvalAtHub(row.subject))) continue;
        const Result<QString> stem = fillPattern(request.pattern, fieldsOf(row, graduate, number));
        if (!stem) return Fail(stem.error());
        plan.parcels += Parcel{row.subject, safeFileName(*stem, QStringLiteral(".jpg"))};
    }
    return {};
}

/// Whether the file there is anything but this parcel, delivered before.
Result<bool> isOther(const Store& store, const Parcel& parcel, const QString& path) {
    if (QFileInfo(path).fileName() != parcel.name) return true;
    const Result<PhotoDetail> photo = store.photo(parcel.subject);
    if (!photo) return Fail(photo.error());
    return !isDelivered(path, photo->portrait);
}

Result<QStringList> collisions(const Store& store, const QString& folder, const QList<Parcel>& parcels) {
    const QHash<QString, QString> present = namesIn(folder);
    QSet<QString> taken;
    QStringList colliding;
    for (const Parcel& parcel : parcels) {
        const QString key = nameKey(parcel.name);
        const bool twice = taken.contains(key);
        taken.insert(key);
        const Result<bool> other = !twice && present.contains(key)
                                       ? isOther(store, parcel, folder + QLatin1Char('/') + present[key])
                                       : Result<bool>(twice);
        if (!other) return Fail(other.error());
        if (*other) colliding += parcel.name;
    }
    return colliding;
}

} // namespace

bool isDelivered(const QString& path, const Hash& portrait) {
    QFile file(path);
    return file.open(QFile::ReadOnly) && Hash::of(file.readAll()) == portrait;
}

Result<DeliveryPlan> planDelivery(const Store& store, const Delivery::Request& request) {
    DeliveryPlan plan;
    plan.folder = QDir(request.folder).absolutePath();
    if (auto sound = checkPattern(request.pattern); !sound) return Fail(sound.error());
    if (auto usable = checkFolder(request.folder); !usable) return Fail(usable.error());
    if (auto named = fillParcels(plan, store, request); !named) return Fail(named.error());
    const auto colliding = collisions(store, plan.folder, plan.parcels);
    if (!colliding) return Fail(colliding.error());
    plan.collisions = *colliding;
    return plan;
}

} // namespace mianguan
