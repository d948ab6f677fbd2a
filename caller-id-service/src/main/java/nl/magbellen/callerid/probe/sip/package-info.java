/** Calls a number by a SIP trunk (RFC 3261, UDP), and hangs up. */
package nl.magbellen.callerid.probe.sip;
