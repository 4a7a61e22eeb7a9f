#pragma once

#include <QByteArray>
#include <QList>

namespace mianguan::http {

struct Header {
    QByteArray name;
    QByteArray value;
};

/// The fields of one message in the order they came; names are compared without regard to case.
class Headers {
public:
    /// The first field of that name; empty when there is none.
    QByteArray value(QByteArrayView name) const;
    bool has(QByteArrayView name) const;
    int count(QByteArrayView name) const;
    void add(QByteArray name, QByteArray value);

    auto begin() const { return fields.cbegin(); }
    auto end() const { return fields.cend(); }

private:
    QList<Header> fields;
};

/// Whether both are the same but for upper and lower case of A–Z.
bool sameName(QByteArrayView one, QByteArrayView other);

} // namespace mianguan::http
