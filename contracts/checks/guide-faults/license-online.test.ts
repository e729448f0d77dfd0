import { testGuideFaults } from '../../testing/test-guide-faults.ts';

testGuideFaults('license-online');
