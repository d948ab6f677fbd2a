'use strict';

// Finds the number whose hash with the salt is the challenge. The browser's own crypto.subtle
// answers one hash at a time, and each answer costs more than the hash; so SHA-256 is done here
// (FIPS 180-4), for this work and for nothing that is secret.

self.onmessage = ({ data: { salt, challenge, maxnumber } }) => {
  const prefix = new TextEncoder().encode(salt);
  const wanted = Array.from({ length: 8 }, (_, i) => parseInt(challenge.substr(8 * i, 8), 16) | 0);
  for (let number = 0; number <= maxnumber; number++) {
    const hash = sha256(prefix, String(number));
    if (hash.every((word, i) => word === wanted[i])) {
      self.postMessage(number);
      return;
    }
  }
  self.postMessage(-1);
};

const [START, ROUND] = constants();
const words = new Int32Array(64);

/** First 32 bits of the fractional parts of square and cube roots of the first primes. */
function constants() {
  const primes = [];
  for (let n = 2; primes.length < 64; n++) {
    if (primes.every((prime) => n % prime !== 0)) {
      primes.push(n);
    }
  }
  const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  return [
    Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
    Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
  ];
}

function sha256(prefix, digits) {
  const length = prefix.length + digits.length;
  const padded = new Uint8Array(((length + 8) >> 6) * 64 + 64);
  padded.set(prefix);
  for (let i = 0; i < digits.length; i++) {
    padded[prefix.length + i] = digits.charCodeAt(i);
  }
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, 8 * length);
  const hash = START.slice();
  for (let block = 0; block < padded.length; block += 64) {
    compress(hash, view, block);
  }
  return hash;
}

function compress(hash, view, block) {
  for (let i = 0; i < 16; i++) {
    words[i] = view.getInt32(block + 4 * i);
  }
  for (let i = 16; i < 64; i++) {
    const v = words[i - 15];
    const w = words[i - 2];
    const low = rotate(v, 7) ^ rotate(v, 18) ^ (v >>> 3);
    const high = rotate(w, 17) ^ rotate(w, 19) ^ (w >>> 10);
    words[i] = (words[i - 16] + low + words[i - 7] + high) | 0;
  }
  let a = hash[0];
  let b = hash[1];
  let c = hash[2];
  let d = hash[3];
  let e = hash[4];
  let f = hash[5];
  let g = hash[6];
  let h = hash[7];
  for (let i = 0; i < 64; i++) {
    const high = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const one = (h + high + ((e & f) ^ (~e & g)) + ROUND[i] + words[i]) | 0;
    const low = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  hash[0] += a;
  hash[1] += b;
  hash[2] += c;
  hash[3] += d;
  hash[4] += e;
  hash[5] += f;
  hash[6] += g;
  hash[7] += h;
}

function rotate(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}
