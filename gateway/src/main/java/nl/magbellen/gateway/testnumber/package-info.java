/** Numbers for tests: what is decided for test advertisers, from made-up facts. */
package nl.magbellen.gateway.testnumber;
