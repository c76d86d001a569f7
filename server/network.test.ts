import { expect, test } from 'vitest';
import { deviceOf } from './device.ts';
import { networkAmong, networkFrom, proxiesOf } from './network.ts';

test.each([
  ['nobody between us', '203.0.113.9', null, 0, '203.0.113.9'],
  ['a header that the visitor wrote herself counts for nothing', '203.0.113.9', '198.51.100.1', 0, '203.0.113.9'],
  ['our proxy says whom it serves', '127.0.0.1', '203.0.113.9', 1, '203.0.113.9'],
  ['what stands left of our proxy’s word may be invented', '10.0.0.2', '198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
  ['two proxies of our own', '10.0.0.2', '198.51.100.1, 203.0.113.9, 10.0.0.1', 2, '203.0.113.9'],
  ['a proxy that nobody told us of hides everybody behind one address', '127.0.0.1', null, 0, null],
  ['a proxy that says nothing', '10.0.0.2', null, 1, null],
] as const)('%s', (_, socket, forwarded, proxies, network) => expect(networkAmong(socket, forwarded, proxies)).toBe(network));

test('a home has one network in IPv6, however its address is written', () => {
  expect(networkFrom('2001:db8:1:2:aaaa:bbbb:cccc:dddd')).toBe(networkFrom('2001:0DB8:0001:0002::1'));
  expect(networkFrom('2001:db8:1:2::1')).not.toBe(networkFrom('2001:db8:1:3::1'));
  expect(networkFrom('::ffff:203.0.113.9')).toBe('203.0.113.9');
});

test('the number of proxies is a number, or the house does not start', () => {
  expect(proxiesOf({})).toBe(0);
  expect(() => proxiesOf({ PLENARIA_PROXIES: 'yes' })).toThrow('from 0 to 9');
});

test('a device has a name that its owner knows, and no more', () => {
  expect(deviceOf('Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36')).toBe('Chrome, Android');
  expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1')).toBe('Safari, iPhone');
  expect(deviceOf('curl/8.0')).toBe('');
});
