// SPDX-License-Identifier: Apache-2.0
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

/** A certificate for this machine that this process believes until it is told to forget it. */
export async function believedCertificate() {
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: 'localhost' }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    },
  );
  setDefaultCACertificates([...getCACertificates('default'), cert]);
  return {
    key,
    cert,
    forget: () =>
      setDefaultCACertificates(
        getCACertificates('default').filter(one => one.trim() !== cert.trim()),
      ),
  };
}
