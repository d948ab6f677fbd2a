/** The last guard of secrecy: what looks like a secret is masked in logs and in traces. */
package nl.magbellen.service.secrecy;
