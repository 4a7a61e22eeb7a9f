<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Delivery</name>
    <message numerus="yes">
        <source>%n file name(s) would stand twice, so nothing was written; the first is %1</source>
        <translation>
            <numerusform>One file name would stand twice, so nothing was written: %1</numerusform>
            <numerusform>%n file names would stand twice, so nothing was written; the first is %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The delivery was stopped after %n photo(s)</source>
        <translation>
            <numerusform>The delivery was stopped after %n photo</numerusform>
            <numerusform>The delivery was stopped after %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message numerus="yes">
        <source>%n stored picture(s) of %1 have no event: the ledger may have lost its end. Delete nothing</source>
        <translation>
            <numerusform>One stored picture of %1 has no event: the ledger may have lost its end. Delete nothing</numerusform>
            <numerusform>%n stored pictures of %1 have no event: the ledger may have lost its end. Delete nothing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::DeliveryPage</name>
    <message numerus="yes">
        <source>Deliver %n photo(s)</source>
        <translation>
            <numerusform>Deliver one photo</numerusform>
            <numerusform>Deliver %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) delivered.</source>
        <translation>
            <numerusform>%n photo delivered.</numerusform>
            <numerusform>%n photos delivered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not yet delivered</source>
        <translation>
            <numerusform>%n not yet delivered</numerusform>
            <numerusform>%n not yet delivered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::EvidencePanel</name>
    <message numerus="yes">
        <source>%n finding(s) to look at</source>
        <translation>
            <numerusform>%n finding to look at</numerusform>
            <numerusform>%n findings to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ImportPage</name>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be made</source>
        <translation>
            <numerusform>%n could not be made</numerusform>
            <numerusform>%n could not be made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here</source>
        <translation>
            <numerusform>%n already here</numerusform>
            <numerusform>%n already here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n unreadable</numerusform>
            <numerusform>%n unreadable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::NamePreview</name>
    <message numerus="yes">
        <source>%n name(s) in the way</source>
        <translation>
            <numerusform>%n name in the way</numerusform>
            <numerusform>%n names in the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preview: %n file(s)</source>
        <translation>
            <numerusform>Preview: %n file</numerusform>
            <numerusform>Preview: %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ProblemCard</name>
    <message numerus="yes">
        <source>%n file(s) could not be taken as they are</source>
        <translation>
            <numerusform>One file could not be taken as it is</numerusform>
            <numerusform>%n files could not be taken as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::QueueHeader</name>
    <message numerus="yes">
        <source>oldest: %n minute(s)</source>
        <comment>has been waiting</comment>
        <translation>
            <numerusform>oldest: %n minute</numerusform>
            <numerusform>oldest: %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ReviewEmpty</name>
    <message numerus="yes">
        <source>%n approved photo(s) wait to be delivered.</source>
        <translation>
            <numerusform>One approved photo waits to be delivered.</numerusform>
            <numerusform>%n approved photos wait to be delivered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::StoreCard</name>
    <message numerus="yes">
        <source>%n thing(s) do not verify</source>
        <translation>
            <numerusform>One thing does not verify</numerusform>
            <numerusform>%n things do not verify</numerusform>
        </translation>
    </message>
</context>
</TS>
