<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>Stopped after %n line(s); no file was written</source>
        <translation>
            <numerusform>Stopped after %n line; no file was written</numerusform>
            <numerusform>Stopped after %n lines; no file was written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the screen locks after %n minute(s)</source>
        <translation>
            <numerusform>the screen locks after %n minute</numerusform>
            <numerusform>the screen locks after %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>before this, a wrong password was tried %n time(s)</source>
        <translation>
            <numerusform>before this, a wrong password was tried %n time</numerusform>
            <numerusform>before this, a wrong password was tried %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>wrote %n line(s) of this list into a file</source>
        <translation>
            <numerusform>wrote %n line of this list into a file</numerusform>
            <numerusform>wrote %n lines of this list into a file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture file(s)</source>
        <translation>
            <numerusform>%n picture file</numerusform>
            <numerusform>%n picture files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the batch %1: %n graduate(s)</source>
        <translation>
            <numerusform>the batch %1: %n graduate</numerusform>
            <numerusform>the batch %1: %n graduates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>listed %n payment(s) for the daily closing that follows</source>
        <translation>
            <numerusform>listed %n payment for the daily closing that follows</numerusform>
            <numerusform>listed %n payments for the daily closing that follows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; with fees of %n graduate(s) that another desk had not closed</source>
        <translation>
            <numerusform>; with fees of %n graduate that another desk had not closed</numerusform>
            <numerusform>; with fees of %n graduates that another desk had not closed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n graduate(s)</source>
        <translation>
            <numerusform>%n graduate</numerusform>
            <numerusform>%n graduates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>kept %n payment(s) of graduates purged at another desk for the next daily closing, without names</source>
        <translation>
            <numerusform>kept %n payment of graduates purged at another desk for the next daily closing, without names</numerusform>
            <numerusform>kept %n payments of graduates purged at another desk for the next daily closing, without names</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>%n face(s) compared; nothing needs a look.</source>
        <translation>
            <numerusform>%n face compared; nothing needs a look.</numerusform>
            <numerusform>%n faces compared; nothing needs a look.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message numerus="yes">
        <source>%Ln picture file(s) destroyed</source>
        <translation>
            <numerusform>%Ln picture file destroyed</numerusform>
            <numerusform>%Ln picture files destroyed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln graduate(s)</source>
        <translation>
            <numerusform>%Ln graduate</numerusform>
            <numerusform>%Ln graduates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them with a photo</source>
        <translation>
            <numerusform>%Ln of them with a photo</numerusform>
            <numerusform>%Ln of them with a photo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s), purged for the reason below</source>
        <translation>
            <numerusform>%Ln photo, purged for the reason below</numerusform>
            <numerusform>%Ln photos, purged for the reason below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln graduate(s) had paid at another desk, which had not closed that day, as far as was known here</source>
        <translation>
            <numerusform>%Ln graduate had paid at another desk, which had not closed that day, as far as was known here</numerusform>
            <numerusform>%Ln graduates had paid at another desk, which had not closed that day, as far as was known here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayRows</name>
    <message numerus="yes">
        <source>Set right here of earlier closings: %n payment(s), %1 yuan</source>
        <translation>
            <numerusform>Set right here of earlier closings: %n payment, %1 yuan</numerusform>
            <numerusform>Set right here of earlier closings: %n payments, %1 yuan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found out since this closing: %n payment(s), %1 yuan</source>
        <translation>
            <numerusform>Found out since this closing: %n payment, %1 yuan</numerusform>
            <numerusform>Found out since this closing: %n payments, %1 yuan</numerusform>
        </translation>
    </message>
</context>
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
    <name>HubItem</name>
    <message numerus="yes">
        <source>Tried %n time(s).</source>
        <translation>
            <numerusform>Tried once.</numerusform>
            <numerusform>Tried %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more people</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln you did yourself: another supervisor must decide.</source>
        <translation>
            <numerusform>%Ln you did yourself: another supervisor must decide.</numerusform>
            <numerusform>%Ln you did yourself: another supervisor must decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln take a right that you, or this station, have not.</source>
        <translation>
            <numerusform>%Ln takes a right that you, or this station, have not.</numerusform>
            <numerusform>%Ln take a right that you, or this station, have not.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are about a school that this station no longer works for.</source>
        <translation>
            <numerusform>%Ln is about a school that this station no longer works for.</numerusform>
            <numerusform>%Ln are about a school that this station no longer works for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are decided already; the hub has not heard of it yet.</source>
        <translation>
            <numerusform>%Ln is decided already; the hub has not heard of it yet.</numerusform>
            <numerusform>%Ln are decided already; the hub has not heard of it yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln do not wait any more.</source>
        <translation>
            <numerusform>%Ln does not wait any more.</numerusform>
            <numerusform>%Ln do not wait any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %Ln again now</source>
        <translation>
            <numerusform>Try %Ln again now</numerusform>
            <numerusform>Try %Ln again now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %Ln count…</source>
        <translation>
            <numerusform>Let %Ln count…</numerusform>
            <numerusform>Let %Ln count…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not let %Ln count…</source>
        <translation>
            <numerusform>Do not let %Ln count…</numerusform>
            <numerusform>Do not let %Ln count…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen, take %Ln off the list</source>
        <translation>
            <numerusform>Seen, take %Ln off the list</numerusform>
            <numerusform>Seen, take %Ln off the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HubProgram</name>
    <message numerus="yes">
        <source>These are the first %n; there are more.</source>
        <translation>
            <numerusform>This is the first; there are more.</numerusform>
            <numerusform>These are the first %n; there are more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HubStanding</name>
    <message numerus="yes">
        <source>%Ln to send</source>
        <comment>records and pictures</comment>
        <translation>
            <numerusform>%Ln to send</numerusform>
            <numerusform>%Ln to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) wait for a line that is not metered; their portraits go first.</source>
        <translation>
            <numerusform>%Ln original waits for a line that is not metered; its portrait goes first.</numerusform>
            <numerusform>%Ln originals wait for a line that is not metered; their portraits go first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) wait at the hub, for a picture or a person.</source>
        <translation>
            <numerusform>%Ln record waits at the hub, for a picture or a person.</numerusform>
            <numerusform>%Ln records wait at the hub, for a picture or a person.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the hub&apos;s records not read yet.</source>
        <translation>
            <numerusform>%Ln of the hub&apos;s records is not read yet.</numerusform>
            <numerusform>%Ln of the hub&apos;s records are not read yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept back</source>
        <comment>originals</comment>
        <translation>
            <numerusform>%Ln original kept back</numerusform>
            <numerusform>%Ln originals kept back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %Ln</source>
        <comment>records and pictures</comment>
        <translation>
            <numerusform>Sending %Ln</numerusform>
            <numerusform>Sending %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message numerus="yes">
        <source>The password has %n character(s), at least 10 are needed</source>
        <translation>
            <numerusform>The password has %n character, at least 10 are needed</numerusform>
            <numerusform>The password has %n characters, at least 10 are needed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message numerus="yes">
        <source>Too many wrong passwords: wait %n second(s)</source>
        <translation>
            <numerusform>Too many wrong passwords: wait %n second</numerusform>
            <numerusform>Too many wrong passwords: wait %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key slot(s) are damaged: someone can no longer sign in</source>
        <translation>
            <numerusform>%n key slot is damaged: someone can no longer sign in</numerusform>
            <numerusform>%n key slots are damaged: someone can no longer sign in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored picture(s) of %1 should have been purged</source>
        <translation>
            <numerusform>%n stored picture of %1 should have been purged</numerusform>
            <numerusform>%n stored pictures of %1 should have been purged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored picture(s) of %1 have no event: the ledger may have lost its end. Delete nothing</source>
        <translation>
            <numerusform>%n stored picture of %1 has no event: the ledger may have lost its end. Delete nothing</numerusform>
            <numerusform>%n stored pictures of %1 have no event: the ledger may have lost its end. Delete nothing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message numerus="yes">
        <source>The screen cannot be locked after %n minute(s)</source>
        <translation>
            <numerusform>The screen cannot be locked after %n minute</numerusform>
            <numerusform>The screen cannot be locked after %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message numerus="yes">
        <source>Backup on %1 of %2, %n photo(s)</source>
        <translation>
            <numerusform>Backup on %1 of %2, %n photo</numerusform>
            <numerusform>Backup on %1 of %2, %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) of this batch have not been delivered</source>
        <translation>
            <numerusform>%n photo of this batch has not been delivered</numerusform>
            <numerusform>%n photos of this batch have not been delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The fees of %n of these graduates are in no daily closing yet</source>
        <translation>
            <numerusform>The fee of %n of these graduates is in no daily closing yet</numerusform>
            <numerusform>The fees of %n of these graduates are in no daily closing yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these graduates paid at another desk, which has not closed that day, as far as this station knows</source>
        <translation>
            <numerusform>%n of these graduates paid at another desk, which has not closed that day, as far as this station knows</numerusform>
            <numerusform>%n of these graduates paid at another desk, which has not closed that day, as far as this station knows</numerusform>
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
    <name>mianguan::ActivityPage</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) written.</source>
        <translation>
            <numerusform>%Ln event written.</numerusform>
            <numerusform>%Ln events written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ActivityTable</name>
    <message numerus="yes">
        <source>%n new ↑</source>
        <translation>
            <numerusform>%n new ↑</numerusform>
            <numerusform>%n new ↑</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::BackupCard</name>
    <message numerus="yes">
        <source>That is %n day(s) ago: what was done since is only on this computer.</source>
        <translation>
            <numerusform>That is %n day ago: what was done since is only on this computer.</numerusform>
            <numerusform>That is %n days ago: what was done since is only on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backed up, but %Ln picture(s) are lost in this store.</source>
        <translation>
            <numerusform>Backed up, but %Ln picture are lost in this store.</numerusform>
            <numerusform>Backed up, but %Ln pictures are lost in this store.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::CertificateSheet</name>
    <message numerus="yes">
        <source>%1: %n graduate(s) purged, %2</source>
        <translation>
            <numerusform>%1: %n graduate purged, %2</numerusform>
            <numerusform>%1: %n graduates purged, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::CheckCard</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) are not as they were written.</source>
        <translation>
            <numerusform>%Ln thing are not as they were written.</numerusform>
            <numerusform>%Ln things are not as they were written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ClosingSheet</name>
    <message numerus="yes">
        <source> · %n payment(s) changed since</source>
        <translation>
            <numerusform> · %n payment changed since</numerusform>
            <numerusform> · %n payments changed since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ConsentPaper</name>
    <message numerus="yes">
        <source>%n graduate(s) of %1</source>
        <translation>
            <numerusform>%n graduate of %1</numerusform>
            <numerusform>%n graduates of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::DamageBanner</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
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
    <message numerus="yes">
        <source>%n approved photo(s) left out: consent was withdrawn. A supervisor purges their data under Data safety.</source>
        <translation>
            <numerusform>%n approved photo left out: consent was withdrawn. A supervisor purges the data under Data safety.</numerusform>
            <numerusform>%n approved photos left out: consent was withdrawn. A supervisor purges their data under Data safety.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved photo(s) wait for the hub to confirm the approval; they can be delivered once this station is in step (page Sync).</source>
        <translation>
            <numerusform>%n approved photo waits for the hub to confirm the approval; it can be delivered once this station is in step (page Sync).</numerusform>
            <numerusform>%n approved photos wait for the hub to confirm the approval; they can be delivered once this station is in step (page Sync).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved photo(s) wait for a supervisor: another reviewer&apos;s verdict differs.</source>
        <translation>
            <numerusform>%n approved photo waits for a supervisor: another reviewer&apos;s verdict differs.</numerusform>
            <numerusform>%n approved photos wait for a supervisor: another reviewer&apos;s verdict differs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::DeskPage</name>
    <message numerus="yes">
        <source>%n shot(s) of %1 are not submitted. They wait 3 minutes for you to come back.</source>
        <translation>
            <numerusform>%n shot of %1 is not submitted. It waits 3 minutes for you to come back.</numerusform>
            <numerusform>%n shots of %1 are not submitted. They wait 3 minutes for you to come back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) of %1 were dropped when the station was locked</source>
        <translation>
            <numerusform>%n shot of %1 was dropped when the station was locked</numerusform>
            <numerusform>%n shots of %1 were dropped when the station was locked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::DeskView</name>
    <message numerus="yes">
        <source>%n shot(s) of %1 were put aside, not submitted</source>
        <translation>
            <numerusform>%n shot of %1 was put aside, not submitted</numerusform>
            <numerusform>%n shots of %1 were put aside, not submitted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::EndSheet</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on the list neither came nor were marked absent.</source>
        <translation>
            <numerusform>%n on the list neither came nor was marked absent.</numerusform>
            <numerusform>%n on the list neither came nor were marked absent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for review.</source>
        <translation>
            <numerusform>%n photo waits for review.</numerusform>
            <numerusform>%n photos wait for review.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were rejected and come again.</source>
        <translation>
            <numerusform>%n was rejected and comes again.</numerusform>
            <numerusform>%n were rejected and come again.</numerusform>
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
    <name>mianguan::FeeMenu</name>
    <message numerus="yes">
        <source>%n payment(s) recorded</source>
        <translation>
            <numerusform>%n payment recorded</numerusform>
            <numerusform>%n payments recorded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::FeeSheet</name>
    <message numerus="yes">
        <source>For %n graduate(s). A number key says how it is settled, Enter keeps it. A retake never asks again.</source>
        <translation>
            <numerusform>For %n graduate. A number key says how it is settled, Enter keeps it. A retake never asks again.</numerusform>
            <numerusform>For %n graduates. A number key says how it is settled, Enter keeps it. A retake never asks again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::FindPalette</name>
    <message numerus="yes">
        <source>The first %n photo(s); type more to narrow it down.</source>
        <translation>
            <numerusform>The first %n photo; type more to narrow it down.</numerusform>
            <numerusform>The first %n photos; type more to narrow it down.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::HubItemDetails</name>
    <message numerus="yes">
        <source>%Ln item(s) chosen</source>
        <translation>
            <numerusform>%Ln item chosen</numerusform>
            <numerusform>%Ln items chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::HubPage</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s) recorded; they hold as soon as the hub has them.</source>
        <translation>
            <numerusform>%Ln decision recorded; it holds as soon as the hub has it.</numerusform>
            <numerusform>%Ln decisions recorded; they hold as soon as the hub has them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::IdentityLine</name>
    <message numerus="yes">
        <source>masked again in %n s</source>
        <translation>
            <numerusform>masked again in %n s</numerusform>
            <numerusform>masked again in %n s</numerusform>
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
    <message numerus="yes">
        <source>%n of graduates on the roster</source>
        <translation>
            <numerusform>%n of a graduate on the roster</numerusform>
            <numerusform>%n of graduates on the roster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::LeaveHubSheet</name>
    <message numerus="yes">
        <source>%Ln record(s) and pictures were not sent; they stay here and go nowhere.</source>
        <translation>
            <numerusform>%Ln record or picture was not sent; it stays here and goes nowhere.</numerusform>
            <numerusform>%Ln records and pictures were not sent; they stay here and go nowhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::MatchView</name>
    <message numerus="yes">
        <source>%n photo(s) left to match</source>
        <translation>
            <numerusform>%n photo left to match</numerusform>
            <numerusform>%n photos left to match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Match the %n that fit one graduate</source>
        <translation>
            <numerusform>Match the %n that fits one graduate</numerusform>
            <numerusform>Match the %n that fit one graduate</numerusform>
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
    <name>mianguan::PaidSheet</name>
    <message numerus="yes">
        <source>Take the %n payment(s) of another amount too</source>
        <translation>
            <numerusform>Take the %n payment of another amount too</numerusform>
            <numerusform>Take the %n payments of another amount too</numerusform>
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
    <name>mianguan::PurgeCard</name>
    <message numerus="yes">
        <source>batch %1, %Ln graduate(s)</source>
        <translation>
            <numerusform>batch %1, %Ln graduate</numerusform>
            <numerusform>batch %1, %Ln graduates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The batch %1 is purged: %Ln graduate(s).</source>
        <translation>
            <numerusform>The batch %1 is purged: %Ln graduate.</numerusform>
            <numerusform>The batch %1 is purged: %Ln graduates.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln graduate(s)</source>
        <translation>
            <numerusform>%Ln graduate</numerusform>
            <numerusform>%Ln graduates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln graduate(s) purged.</source>
        <translation>
            <numerusform>%Ln graduate purged.</numerusform>
            <numerusform>%Ln graduates purged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::PurgeForm</name>
    <message numerus="yes">
        <source>%Ln graduate(s) would be purged, with every photo, number and consent.</source>
        <translation>
            <numerusform>%Ln graduate would be purged, with every photo, number and consent.</numerusform>
            <numerusform>%Ln graduates would be purged, with every photo, number and consent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Purge %Ln graduate(s)</source>
        <translation>
            <numerusform>Purge %Ln graduate</numerusform>
            <numerusform>Purge %Ln graduates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also %Ln photo(s) that were not delivered</source>
        <translation>
            <numerusform>Also %Ln photo that was not delivered</numerusform>
            <numerusform>Also %Ln photos that were not delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also the fees of %Ln graduate(s) that another desk took and, as far as this station knows, has not closed</source>
        <translation>
            <numerusform>Also the fees of %Ln graduate that another desk took and, as far as this station knows, has not closed</numerusform>
            <numerusform>Also the fees of %Ln graduates that another desk took and, as far as this station knows, has not closed</numerusform>
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
    <name>mianguan::Rail</name>
    <message numerus="yes">
        <source>%1: %n need(s) someone</source>
        <translation>
            <numerusform>%1: %n needs someone</numerusform>
            <numerusform>%1: %n need someone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ReferenceCard</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
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
        <source>%n of nobody whose photo is here</source>
        <translation>
            <numerusform>%n of nobody whose photo is here</numerusform>
            <numerusform>%n of nobody whose photo is here</numerusform>
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
    <name>mianguan::ReportCard</name>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation>
            <numerusform>%n to mend</numerusform>
            <numerusform>%n to mend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at closely</source>
        <translation>
            <numerusform>%n to look at closely</numerusform>
            <numerusform>%n to look at closely</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::RestorePage</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ResultPanel</name>
    <message numerus="yes">
        <source>%n thing(s) to mend</source>
        <translation>
            <numerusform>%n thing to mend</numerusform>
            <numerusform>%n things to mend</numerusform>
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
    <name>mianguan::ReviewPage</name>
    <message numerus="yes">
        <source>%n face(s)</source>
        <comment>to look at: one under two names, or crossed photos</comment>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::RosterPage</name>
    <message numerus="yes">
        <source>%n graduate(s)</source>
        <translation>
            <numerusform>%n graduate</numerusform>
            <numerusform>%n graduates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n graduate(s) added or changed</source>
        <translation>
            <numerusform>%n graduate added or changed</numerusform>
            <numerusform>%n graduates added or changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n graduate(s) are to come again</source>
        <translation>
            <numerusform>%n graduate are to come again</numerusform>
            <numerusform>%n graduates are to come again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::RulesCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::SessionBoard</name>
    <message numerus="yes">
        <source>Nothing to mend among the last %n photo(s).</source>
        <translation>
            <numerusform>Nothing to mend among the last %n photo.</numerusform>
            <numerusform>Nothing to mend among the last %n photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the last %n photo(s).</source>
        <translation>
            <numerusform>Of the last %n photo.</numerusform>
            <numerusform>Of the last %n photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::SessionPaper</name>
    <message numerus="yes">
        <source>%n graduate(s)</source>
        <translation>
            <numerusform>%n graduate</numerusform>
            <numerusform>%n graduates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::SettleItemSheet</name>
    <message numerus="yes">
        <source>Let %Ln item(s) count?</source>
        <translation>
            <numerusform>Let %Ln item count?</numerusform>
            <numerusform>Let %Ln items count?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not let %Ln item(s) count?</source>
        <translation>
            <numerusform>Do not let %Ln item count?</numerusform>
            <numerusform>Do not let %Ln items count?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %Ln count</source>
        <translation>
            <numerusform>Let %Ln count</numerusform>
            <numerusform>Let %Ln count</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln void</source>
        <translation>
            <numerusform>Make %Ln void</numerusform>
            <numerusform>Make %Ln void</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::TopBar</name>
    <message numerus="yes">
        <source>Locks in %n s. Any key keeps it open.</source>
        <translation>
            <numerusform>Locks in %n s. Any key keeps it open.</numerusform>
            <numerusform>Locks in %n s. Any key keeps it open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not backed up</source>
        <comment>records</comment>
        <translation>
            <numerusform>%Ln not backed up</numerusform>
            <numerusform>%Ln not backed up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locks in %n s; shots are not submitted. Any key keeps it open.</source>
        <translation>
            <numerusform>Locks in %n s; shots are not submitted. Any key keeps it open.</numerusform>
            <numerusform>Locks in %n s; shots are not submitted. Any key keeps it open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::UnmatchedCard</name>
    <message numerus="yes">
        <source>%n photo(s) of nobody on the roster</source>
        <translation>
            <numerusform>%n photo of nobody on the roster</numerusform>
            <numerusform>%n photos of nobody on the roster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::UnmatchedList</name>
    <message numerus="yes">
        <source>fits %n graduates</source>
        <translation>
            <numerusform>fits %n graduate</numerusform>
            <numerusform>fits %n graduates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::UnsentSheet</name>
    <message numerus="yes">
        <source>%n shot(s) of %1 are not submitted</source>
        <translation>
            <numerusform>%n shot of %1 is not submitted</numerusform>
            <numerusform>%n shots of %1 are not submitted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::WhoPanel</name>
    <message numerus="yes">
        <source>%n fit. Ask for the student number or the last four of the identity number, then choose.</source>
        <translation>
            <numerusform>%n fits. Ask for the student number or the last four of the identity number, then choose.</numerusform>
            <numerusform>%n fit. Ask for the student number or the last four of the identity number, then choose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::Workspace</name>
    <message numerus="yes">
        <source>%Ln record(s) and pictures are being sent to the hub</source>
        <translation>
            <numerusform>%Ln record or picture is being sent to the hub</numerusform>
            <numerusform>%Ln records and pictures are being sent to the hub</numerusform>
        </translation>
    </message>
</context>
</TS>
