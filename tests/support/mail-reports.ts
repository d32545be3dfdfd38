/** What mail servers and providers send back, shaped as each of them writes it; `id` is the message's, `address` its reader's. */
type About = { readonly id: string; readonly address: string }

const crlf = (text: string) => text.replaceAll('\n', '\r\n')

const original = ({ id, address }: About) => `From: Ruth Okafor <no-reply@lmc.example>
To: Jo Smith <${address}>
Subject: =?UTF-8?Q?This_week=E2=80=99s_return?=
Message-ID: <${id}@localhost>
Date: Thu, 19 Nov 2026 08:55:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8`

/** Postfix: headers alone, a folded diagnostic, the transcript's words first. */
export const fromPostfix = (
  about: About,
  status = '5.1.1',
  said = '550 5.1.1 <jo>: Recipient address rejected: User unknown',
) =>
  crlf(`Return-Path: <>
Date: Thu, 19 Nov 2026 09:00:02 +0000 (GMT)
From: MAILER-DAEMON@mail.lmc.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: bounces@lmc.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4XyZ9k1abc.1700000000/mail.lmc.example"
Message-Id: <4XyZ9k2def@mail.lmc.example>

This is a MIME-encapsulated message.

--4XyZ9k1abc.1700000000/mail.lmc.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.lmc.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

--4XyZ9k1abc.1700000000/mail.lmc.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.lmc.example
X-Postfix-Queue-ID: 4XyZ9k1abc
X-Postfix-Sender: rfc822; bounces@lmc.example
Arrival-Date: Thu, 19 Nov 2026 08:55:01 +0000 (GMT)

Final-Recipient: rfc822; ${about.address}
Original-Recipient: rfc822;${about.address}
Action: failed
Status: ${status}
Remote-MTA: dns; mx.elm.example
Diagnostic-Code: smtp; ${said.replace(': ', ':\n    ')}

--4XyZ9k1abc.1700000000/mail.lmc.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

${original(about)}

--4XyZ9k1abc.1700000000/mail.lmc.example--
`)

/** Exchange Online: the whole message comes back, the parts are in base64, names are in capitals, a third group is empty. */
export const fromExchange = (about: About, status = '5.1.10') =>
  crlf(`From: <postmaster@elm.onmicrosoft.example>
To: <bounces@lmc.example>
Date: Thu, 19 Nov 2026 09:00:02 +0000
Content-Type: multipart/report; report-type=delivery-status;
	boundary="2f1b4e5c-0000-4000-8000-000000000001"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-US
Message-ID: <2f1b4e5c@elm.onmicrosoft.example>
Subject: Undeliverable: =?utf-8?Q?This_week=E2=80=99s_return?=
MIME-Version: 1.0

--2f1b4e5c-0000-4000-8000-000000000001
Content-Type: multipart/alternative; differences=Content-Type;
	boundary="2f1b4e5c-0000-4000-8000-000000000002"

--2f1b4e5c-0000-4000-8000-000000000002
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

${Buffer.from('<p>Your message to someone couldn’t be delivered.</p>').toString('base64')}

--2f1b4e5c-0000-4000-8000-000000000002--

--2f1b4e5c-0000-4000-8000-000000000001
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

${Buffer.from(
  crlf(`Reporting-MTA: dns;LO2P265MB0001.GBRP265.PROD.OUTLOOK.EXAMPLE
Received-From-MTA: dns;mail.lmc.example
Arrival-Date: Thu, 19 Nov 2026 08:55:01 +0000

FINAL-RECIPIENT: RFC822;${about.address.toUpperCase()}
ACTION: FAILED
STATUS: ${status}
DIAGNOSTIC-CODE: smtp;550 ${status} RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

`),
).toString('base64')}

--2f1b4e5c-0000-4000-8000-000000000001
Content-Type: message/rfc822

${original(about)}

Dear Jo

--2f1b4e5c-0000-4000-8000-000000000001--
`)

/** Exim: bare line feeds, no original recipient, angle brackets. */
export const fromExim = (about: About) => `Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@elm.example>
To: bounces@lmc.example
Content-Type: multipart/report; report-type=delivery-status; boundary=1700000000-eximdsn-1
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender

--1700000000-eximdsn-1
Content-type: text/plain; charset=us-ascii

  ${about.address}
    Unrouteable address

--1700000000-eximdsn-1
Content-type: message/delivery-status

Reporting-MTA: dns; elm.example

Action: failed
Final-Recipient: rfc822;<${about.address}>
Status: 5.0.0

--1700000000-eximdsn-1
Content-type: message/rfc822

${original(about)}

Dear Jo
--1700000000-eximdsn-1--
`

/** Gmail: put off for now; the diagnostic runs over three lines. */
export const delayedByGmail = (about: About) =>
  crlf(`From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
To: bounces@lmc.example
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Delay)
References: <${about.id}@localhost>
In-Reply-To: <${about.id}@localhost>
Content-Type: multipart/report; boundary="0000000000009a1b2c05"; report-type=delivery-status

--0000000000009a1b2c05
Content-Type: multipart/related; boundary="0000000000009a1b3e06"

--0000000000009a1b3e06
Content-Type: text/plain; charset="UTF-8"

** Delivery incomplete **

--0000000000009a1b3e06--
--0000000000009a1b2c05
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.example
Arrival-Date: Thu, 19 Nov 2026 00:55:01 -0800 (PST)
X-Original-Message-ID: <${about.id}@localhost>

Final-Recipient: rfc822; ${about.address}
Action: delayed
Status: 4.4.1
Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.
 Learn more at https://support.example/mail/answer/7720
 [mx.elm.example 192.0.2.7: timed out]
Last-Attempt-Date: Thu, 19 Nov 2026 05:00:00 -0800 (PST)
Will-Retry-Until: Sun, 22 Nov 2026 00:55:01 -0800 (PST)

--0000000000009a1b2c05
Content-Type: message/rfc822

${original(about)}

--0000000000009a1b2c05--
`)

/** A receipt, for a message that is known by the envelope's id alone: nothing of it comes back. */
export const receiptFor = (about: About, action: 'delivered' | 'relayed' = 'delivered') =>
  crlf(`From: postmaster@elm.example
To: bounces@lmc.example
Subject: Successful Mail Delivery Report
Content-Type: multipart/report; report-type=delivery-status; boundary="r1"

--r1
Content-Type: text/plain

Your message was successfully delivered.

--r1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.elm.example
Original-Envelope-Id: ${about.id}

Final-Recipient: rfc822; ${about.address}
Action: ${action}
Status: 2.0.0
Diagnostic-Code: smtp; 250 2.0.0 Ok: queued as 4XyZ

--r1--
`)

/** RFC 5965, as a provider sends it when a reader presses "This is spam"; some leave out whose mail it was. */
export const complaintFrom = (about: About, { kind = 'abuse', names_reader = true } = {}) =>
  crlf(`From: <feedback@provider.example>
To: <bounces@lmc.example>
Subject: FW: This week
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report;
     boundary="part1_13d.2e68ed54_boundary"

--part1_13d.2e68ed54_boundary
Content-Type: text/plain; charset="US-ASCII"
Content-Transfer-Encoding: 7bit

This is an email abuse report for an email message received from IP 192.0.2.1.

--part1_13d.2e68ed54_boundary
Content-Type: message/feedback-report

Feedback-Type: ${kind}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <bounces@lmc.example>
${names_reader ? `Original-Rcpt-To: <${about.address}>\n` : ''}Arrival-Date: Thu, 19 Nov 2026 09:00:00 +0000
Source-IP: 192.0.2.1

--part1_13d.2e68ed54_boundary
Content-Type: message/rfc822
Content-Disposition: inline

${original(about)}

Spam Spam Spam
--part1_13d.2e68ed54_boundary--
`)

/** What is no report: a person who is away. It quotes the message's id all the same. */
export const awayNote = ({ id, address }: About) =>
  crlf(`From: Jo Smith <${address}>
To: bounces@lmc.example
Subject: Automatic reply: This week
In-Reply-To: <${id}@localhost>
References: <${id}@localhost>
Auto-Submitted: auto-replied
Content-Type: text/plain; charset=utf-8

I am away until Monday. Final-Recipient: rfc822; ${address}
Action: failed
Status: 5.1.1
`)
