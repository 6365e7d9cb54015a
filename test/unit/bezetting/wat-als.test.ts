import { expect, test } from '@jest/globals';
import { inzetStraks, mensurenVan } from '../../../shared/domain/bezetting/wat-als.ts';

const part = (weekdag: number, van: string, tot: string, mensen = 2) => ({ weekdag, van, tot, mensen });
const monday = [part(1, '09:00', '13:00'), part(1, '12:00', '17:00', 1)];

test('opening earlier moves who begins first, and nobody else', () => {
  expect(inzetStraks([...monday, part(2, '09:00', '17:00')], { opent: '08:30', weekdagen: [1] })).toEqual([
    part(1, '08:30', '13:00'),
    part(1, '12:00', '17:00', 1),
    part(2, '09:00', '17:00'),
  ]);
});

test('opening later and closing earlier cut off whoever was there outside it', () => {
  expect(inzetStraks(monday, { opent: '12:30', sluit: '16:00' })).toEqual([
    part(1, '12:30', '13:00'),
    part(1, '12:30', '16:00', 1),
  ]);
  expect(inzetStraks(monday, { opent: '13:00' })).toEqual([part(1, '13:00', '17:00', 1)]);
});

test('one person more comes beside who is there', () => {
  expect(inzetStraks(monday, { meer: [part(1, '09:00', '10:00', 1)] })).toEqual([
    ...monday,
    part(1, '09:00', '10:00', 1),
  ]);
});

test('hours of people count also where nobody ever came, and fewer than nobody is nobody', () => {
  expect(mensurenVan(monday)).toBe(13);
  expect(mensurenVan([...monday, part(1, '08:30', '09:00', 1)])).toBe(13.5);
  expect(mensurenVan([...monday, part(1, '12:00', '13:00', -5), part(2, '09:00', '10:00', -1)])).toBe(10);
});
